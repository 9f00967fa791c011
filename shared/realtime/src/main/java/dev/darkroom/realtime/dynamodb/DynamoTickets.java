package dev.darkroom.realtime.dynamodb;

import dev.darkroom.aws.Attributes;
import dev.darkroom.aws.Row;
import dev.darkroom.realtime.TicketStore;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/** {@link TicketStore} in DynamoDB: taking a ticket is one delete that returns what it deleted. */
@Singleton
final class DynamoTickets implements TicketStore {
    private final DynamoDbClient client;
    private final SocketTables tables;

    DynamoTickets(DynamoDbClient client, SocketTables tables) {
        this.client = client;
        this.tables = tables;
    }

    @Override
    public void keep(String hash, Held ticket) {
        var row = ViewerRows.add(ticket.holder(), Attributes.of())
                .text("key", name(hash))
                .millis("valid_until", ticket.expiresAt())
                .expiry("expires_at", ticket.expiresAt().plus(Duration.ofSeconds(1)))
                .map();
        client.putItem(request -> request.tableName(tables.keys()).item(row));
    }

    @Override
    public Optional<Held> take(String hash) {
        var taken = client.deleteItem(
                request -> request.tableName(tables.keys()).key(key(hash)).returnValues(ReturnValue.ALL_OLD));
        return Row.found(taken.attributes()).map(row -> new Held(ViewerRows.holder(row), row.instant("valid_until")));
    }

    private static Map<String, AttributeValue> key(String hash) {
        return Attributes.key("key", name(hash));
    }

    private static String name(String hash) {
        return "ticket#" + hash;
    }
}
