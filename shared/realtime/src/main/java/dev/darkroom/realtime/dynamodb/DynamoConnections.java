package dev.darkroom.realtime.dynamodb;

import dev.darkroom.aws.Attributes;
import dev.darkroom.aws.Row;
import dev.darkroom.realtime.ConnectionId;
import dev.darkroom.realtime.Connections;
import dev.darkroom.realtime.Limits;
import dev.darkroom.realtime.Subscriptions;
import dev.darkroom.realtime.Topic;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * {@link Connections} in the table of subscriptions: one row more for each connection, under a name that is no topic, so
 * that one index finds everything of a connection.
 */
@Singleton
final class DynamoConnections implements Connections {
    private final DynamoDbClient client;
    private final RealtimeTables tables;
    private final Subscriptions subscriptions;

    DynamoConnections(DynamoDbClient client, RealtimeTables tables, Subscriptions subscriptions) {
        this.client = client;
        this.tables = tables;
        this.subscriptions = subscriptions;
    }

    @Override
    public void open(Connection connection) {
        client.putItem(request -> request.tableName(tables.subscriptionsTable()).item(row(connection)));
    }

    @Override
    public Optional<Connection> find(ConnectionId id) {
        var found = client.getItem(request ->
                request.tableName(tables.subscriptionsTable()).key(key(id)).consistentRead(true));
        return Row.found(found.item())
                .map(row -> new Connection(id, ViewerRows.viewer(row), row.instant("connected_at")));
    }

    @Override
    public boolean admit(ConnectionId id, Topic topic, int most) {
        try {
            client.updateItem(request -> request.tableName(tables.subscriptionsTable())
                    .key(key(id))
                    .updateExpression("ADD watched :topics")
                    .conditionExpression("attribute_exists(connected_at) AND (attribute_not_exists(watched)"
                            + " OR contains(watched, :topic) OR size(watched) < :most)")
                    .expressionAttributeValues(Attributes.of()
                            .textSet(":topics", List.of(topic.name()))
                            .text(":topic", topic.name())
                            .number(":most", most)
                            .map()));
            return true;
        } catch (ConditionalCheckFailedException refused) {
            return false;
        }
    }

    @Override
    public void leave(ConnectionId id, Topic topic) {
        try {
            client.updateItem(request -> request.tableName(tables.subscriptionsTable())
                    .key(key(id))
                    .updateExpression("DELETE watched :topics")
                    .conditionExpression("attribute_exists(connected_at)")
                    .expressionAttributeValues(Attributes.of()
                            .textSet(":topics", List.of(topic.name()))
                            .map()));
        } catch (ConditionalCheckFailedException unknown) {
            // nothing to count it out of, and no row must be made for it
            return;
        }
    }

    @Override
    public void forget(ConnectionId id) {
        subscriptions.topicsOf(id).forEach(topic -> subscriptions.forget(topic, id));
        client.deleteItem(
                request -> request.tableName(tables.subscriptionsTable()).key(key(id)));
    }

    private static Map<String, AttributeValue> key(ConnectionId id) {
        return SubscriptionRows.key("connection:" + id.value(), id);
    }

    private static Map<String, AttributeValue> row(Connection connection) {
        var row = Attributes.of()
                .text("topic", "connection:" + connection.id().value())
                .text("connection_id", connection.id().value())
                .millis("connected_at", connection.connectedAt())
                .expiry("expires_at", connection.connectedAt().plus(Limits.CONNECTION_LIFE));
        return ViewerRows.add(connection.viewer(), row).map();
    }
}
