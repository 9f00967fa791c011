package dev.darkroom.credits.dynamodb;

import dev.darkroom.aws.Attributes;
import dev.darkroom.aws.Row;
import dev.darkroom.aws.Transaction;
import dev.darkroom.credits.GrantStore;
import dev.darkroom.credits.MadeGrant;
import dev.darkroom.credits.Movement;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * {@link GrantStore} in DynamoDB. A grant's id is a row of the ledger's own table, under a key that no user has: it is
 * kept, backed up and restored together with the entry that it made, so that neither is ever there without the other.
 */
@Singleton
final class DynamoGrantStore implements GrantStore {
    private static final String GRANT = "grant";

    private final DynamoDbClient client;
    private final CreditTables tables;
    private final MovementWrites movements;

    DynamoGrantStore(DynamoDbClient client, CreditTables tables, MovementWrites movements) {
        this.client = client;
        this.tables = tables;
        this.movements = movements;
    }

    @Override
    public Optional<MadeGrant> find(String id) {
        var found = client.getItem(
                request -> request.tableName(tables.ledger()).key(key(id)).consistentRead(true));
        return Row.found(found.item()).map(AccountRows::grant);
    }

    @Override
    public Written write(MadeGrant made, Movement movement) {
        var id = made.grant().id();
        var row = AccountRows.row(made)
                .text("user_id", owner(id))
                .text("entry_id", GRANT)
                .map();
        var transaction = new Transaction(client)
                .put(
                        GRANT,
                        put -> put.tableName(tables.ledger())
                                .item(row)
                                .conditionExpression("attribute_not_exists(user_id)"));
        return switch (movements.move(transaction, movement).commit()) {
            case Transaction.Outcome.Committed committed -> new Written.Ok();
            case Transaction.Outcome.Refused refused -> whyNot(refused.failed());
        };
    }

    private static Written whyNot(Map<String, Optional<Row>> failed) {
        var earlier = failed.getOrDefault(GRANT, Optional.empty());
        if (earlier.isPresent()) {
            return new Written.AlreadyMade(AccountRows.grant(earlier.get()));
        }
        if (failed.containsKey(MovementWrites.ACCOUNT)) {
            return new Written.AccountMoved(failed.get(MovementWrites.ACCOUNT).map(AccountRows::account));
        }
        throw new IllegalStateException("a grant was not made although its account stood: " + failed.keySet());
    }

    private static Map<String, AttributeValue> key(String id) {
        return Attributes.of()
                .text("user_id", owner(id))
                .text("entry_id", GRANT)
                .map();
    }

    private static String owner(String id) {
        return "grant#" + id;
    }
}
