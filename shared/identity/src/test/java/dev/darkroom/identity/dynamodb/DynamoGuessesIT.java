package dev.darkroom.identity.dynamodb;

import dev.darkroom.identity.studio.Guesses;
import dev.darkroom.identity.studio.GuessesContract;
import dev.darkroom.testing.StandIns;

class DynamoGuessesIT extends GuessesContract {
    private final Guesses guesses =
            new DynamoGuesses(StandIns.shared().dynamoDb(), StandIns.shared().tableName("KeysTable"));

    @Override
    protected Guesses guesses() {
        return guesses;
    }
}
