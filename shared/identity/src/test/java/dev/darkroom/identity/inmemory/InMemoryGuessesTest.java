package dev.darkroom.identity.inmemory;

import dev.darkroom.identity.studio.Guesses;
import dev.darkroom.identity.studio.GuessesContract;

class InMemoryGuessesTest extends GuessesContract {
    private final Guesses guesses = new InMemoryGuesses();

    @Override
    protected Guesses guesses() {
        return guesses;
    }
}
