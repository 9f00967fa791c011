package dev.darkroom.identity.dynamodb;

import dev.darkroom.identity.ClaimedNames;
import dev.darkroom.identity.ClaimedNamesContract;
import dev.darkroom.testing.StandIns;

class DynamoClaimedNamesIT extends ClaimedNamesContract {
    private final ClaimedNames names = new DynamoClaimedNames(
            StandIns.shared().dynamoDb(), StandIns.shared().tableName("KeysTable"));

    @Override
    protected ClaimedNames names() {
        return names;
    }
}
