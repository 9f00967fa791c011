package dev.darkroom.realtime.dynamodb;

import dev.darkroom.aws.Attributes;
import dev.darkroom.aws.Row;
import dev.darkroom.aws.Transaction;
import dev.darkroom.realtime.ConnectionId;
import dev.darkroom.realtime.Subscription;
import dev.darkroom.realtime.Subscriptions;
import dev.darkroom.realtime.Topic;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** {@link Subscriptions} in DynamoDB. All reads are consistent but for the index by connection. */
@Singleton
final class DynamoSubscriptions implements Subscriptions {
    /** Held by a replay: each write of one asks for it. */
    private static final String OWNED = "replay_id = :replay AND is_live = :false";

    private final DynamoDbClient client;
    private final RealtimeTables tables;

    DynamoSubscriptions(DynamoDbClient client, RealtimeTables tables) {
        this.client = client;
        this.tables = tables;
    }

    @Override
    public List<ConnectionId> live(Topic topic) {
        return client
                .queryPaginator(request -> request.tableName(tables.subscriptionsTable())
                        .keyConditionExpression("topic = :topic")
                        .filterExpression("is_live = :true")
                        .projectionExpression("connection_id")
                        .expressionAttributeValues(Attributes.of()
                                .text(":topic", topic.name())
                                .flag(":true", true)
                                .map())
                        .consistentRead(true))
                .items()
                .stream()
                .map(item -> new ConnectionId(new Row(item).text("connection_id")))
                .toList();
    }

    @Override
    public void begin(Subscription subscription) {
        client.putItem(
                request -> request.tableName(tables.subscriptionsTable()).item(SubscriptionRows.row(subscription)));
    }

    @Override
    public Optional<Subscription> find(Topic topic, ConnectionId connection) {
        var found = client.getItem(request -> request.tableName(tables.subscriptionsTable())
                .key(SubscriptionRows.key(topic.name(), connection))
                .consistentRead(true));
        return Row.found(found.item()).map(SubscriptionRows::subscription);
    }

    @Override
    public boolean advance(Subscription subscription) {
        return replaceIfOwnedBy(subscription.replay(), subscription);
    }

    @Override
    public boolean takeOver(Subscription stranded, Subscription taken) {
        return replaceIfOwnedBy(stranded.replay(), taken);
    }

    private boolean replaceIfOwnedBy(String replay, Subscription next) {
        try {
            client.putItem(request -> request.tableName(tables.subscriptionsTable())
                    .item(SubscriptionRows.row(next))
                    .conditionExpression(OWNED)
                    .expressionAttributeValues(Attributes.of()
                            .text(":replay", replay)
                            .flag(":false", false)
                            .map()));
            return true;
        } catch (ConditionalCheckFailedException lost) {
            return false;
        }
    }

    @Override
    public Flip goLive(Subscription subscription) {
        try {
            return switch (goingLive(subscription).commit()) {
                case Transaction.Outcome.Committed committed -> Flip.LIVE;
                case Transaction.Outcome.Refused refused ->
                    refused.failed().containsKey("owner") ? Flip.SUPERSEDED : Flip.NOT_YET;
            };
        } catch (TransactionCanceledException inTheWay) {
            return Flip.NOT_YET;
        }
    }

    private Transaction goingLive(Subscription subscription) {
        var next = Attributes.of()
                .text("topic", subscription.topic().name())
                .number("seq", subscription.cursor() + 1)
                .map();
        return new Transaction(client)
                .check(
                        "nothing follows",
                        check -> check.tableName(tables.events())
                                .key(next)
                                .conditionExpression("attribute_not_exists(seq)"))
                .update(
                        "owner",
                        update -> update.tableName(tables.subscriptionsTable())
                                .key(SubscriptionRows.key(subscription.topic().name(), subscription.connection()))
                                .updateExpression("SET is_live = :true, delivered = :cursor")
                                .conditionExpression(OWNED)
                                .expressionAttributeValues(Attributes.of()
                                        .flag(":true", true)
                                        .flag(":false", false)
                                        .number(":cursor", subscription.cursor())
                                        .text(":replay", subscription.replay())
                                        .map()));
    }

    @Override
    public void forget(Topic topic, ConnectionId connection) {
        client.deleteItem(request ->
                request.tableName(tables.subscriptionsTable()).key(SubscriptionRows.key(topic.name(), connection)));
    }

    @Override
    public List<Topic> topicsOf(ConnectionId connection) {
        return client
                .queryPaginator(request -> request.tableName(tables.subscriptionsTable())
                        .indexName(SubscriptionRows.BY_CONNECTION)
                        .keyConditionExpression("connection_id = :connection")
                        .expressionAttributeValues(Attributes.of()
                                .text(":connection", connection.value())
                                .map()))
                .items()
                .stream()
                // the connection's own row is no topic
                .flatMap(item -> Topic.parse(new Row(item).text("topic")).stream())
                .toList();
    }
}
