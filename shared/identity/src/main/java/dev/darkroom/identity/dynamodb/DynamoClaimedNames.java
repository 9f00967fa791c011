package dev.darkroom.identity.dynamodb;

import dev.darkroom.aws.Attributes;
import dev.darkroom.aws.Row;
import dev.darkroom.identity.ClaimedNames;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** {@link ClaimedNames} in DynamoDB. The items never expire: a name that became free would give away what lies under it. */
@Singleton
final class DynamoClaimedNames implements ClaimedNames {
    private static final String HASH = "password_hash";

    private final DynamoDbClient client;
    private final String table;

    DynamoClaimedNames(DynamoDbClient client, @Property(name = "keys.table") String table) {
        this.client = client;
        this.table = table;
    }

    @Override
    public Optional<String> passwordHash(String name) {
        var found = client.getItem(request ->
                request.tableName(table).key(Attributes.key("key", key(name))).consistentRead(true));
        return Row.found(found.item()).map(row -> row.text(HASH));
    }

    @Override
    public boolean claim(String name, String passwordHash) {
        var item =
                Attributes.of().text("key", key(name)).text(HASH, passwordHash).map();
        try {
            client.putItem(request -> request.tableName(table)
                    .item(item)
                    .conditionExpression("attribute_not_exists(#key)")
                    .expressionAttributeNames(Map.of("#key", "key")));
            return true;
        } catch (ConditionalCheckFailedException taken) {
            return false;
        }
    }

    private static String key(String name) {
        return "NAME#" + name;
    }
}
