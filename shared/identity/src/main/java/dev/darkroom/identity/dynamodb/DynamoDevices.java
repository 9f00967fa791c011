package dev.darkroom.identity.dynamodb;

import dev.darkroom.aws.Attributes;
import dev.darkroom.aws.Row;
import dev.darkroom.aws.Transaction;
import dev.darkroom.credits.Accounts;
import dev.darkroom.credits.Movement;
import dev.darkroom.credits.Plan;
import dev.darkroom.credits.dynamodb.MovementWrites;
import dev.darkroom.identity.DeviceHash;
import dev.darkroom.identity.Devices;
import dev.darkroom.kernel.UserId;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** {@link Devices} in DynamoDB. The items never expire: a device may come back after years. */
@Singleton
final class DynamoDevices implements Devices {
    private static final String DEVICE = "device";
    private static final String USER = "user_id";

    private final DynamoDbClient client;
    private final MovementWrites movements;
    private final Accounts accounts;
    private final String table;

    DynamoDevices(
            DynamoDbClient client,
            MovementWrites movements,
            Accounts accounts,
            @Property(name = "keys.table") String table) {
        this.client = client;
        this.movements = movements;
        this.accounts = accounts;
        this.table = table;
    }

    @Override
    public Optional<UserId> find(DeviceHash device) {
        var found = client.getItem(request ->
                request.tableName(table).key(Attributes.key("key", key(device))).consistentRead(true));
        return Row.found(found.item()).map(row -> new UserId(row.text(USER)));
    }

    @Override
    public Registration register(Optional<DeviceHash> device, Movement opening) {
        var transaction = movements.open(new Transaction(client), opening);
        device.ifPresent(known -> transaction.put(
                DEVICE,
                put -> put.tableName(table)
                        .item(Attributes.of()
                                .text("key", key(known))
                                .text(USER, opening.after().user().value())
                                .map())
                        .conditionExpression("attribute_not_exists(#key)")
                        .expressionAttributeNames(Map.of("#key", "key"))));
        return switch (transaction.commit()) {
            case Transaction.Outcome.Committed committed -> new Registration.Registered();
            case Transaction.Outcome.Refused refused -> new Registration.TakenBy(otherUser(refused, opening));
        };
    }

    /** Nobody but a device's first caller can stand in the way: user ids are made anew for each opening. */
    private static UserId otherUser(Transaction.Outcome.Refused refused, Movement opening) {
        return Optional.ofNullable(refused.failed().get(DEVICE))
                .flatMap(row -> row)
                .map(row -> new UserId(row.text(USER)))
                .orElseThrow(() -> new IllegalStateException("a fresh user has an account already: "
                        + opening.after().user()));
    }

    @Override
    public Plan planOf(UserId user) {
        return accounts.find(user)
                .orElseThrow(() -> new IllegalStateException("a device stands for a user without account: " + user))
                .plan();
    }

    private static String key(DeviceHash device) {
        return "DEVICE#" + device.fingerprint();
    }
}
