package dev.darkroom.realtime.dynamodb;

import dev.darkroom.aws.Attributes;
import dev.darkroom.aws.Row;
import dev.darkroom.aws.RowRemoval;
import dev.darkroom.realtime.EventLog;
import dev.darkroom.realtime.Limits;
import dev.darkroom.realtime.LoggedEvent;
import dev.darkroom.realtime.Topic;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

/** {@link EventLog} in DynamoDB: one row an event, all reads consistent. */
@Singleton
final class DynamoEventLog implements EventLog {
    private final DynamoDbClient client;
    private final RealtimeTables tables;
    private final InstantSource clock;

    DynamoEventLog(DynamoDbClient client, RealtimeTables tables, InstantSource clock) {
        this.client = client;
        this.tables = tables;
        this.clock = clock;
    }

    @Override
    public boolean append(LoggedEvent event) {
        try {
            client.putItem(request -> request.tableName(tables.events())
                    .item(row(event))
                    .conditionExpression("attribute_not_exists(seq)"));
            return true;
        } catch (ConditionalCheckFailedException taken) {
            return false;
        } catch (TransactionConflictException goingLive) {
            // a subscription is checking this very place: nothing was written, and the next try finds it free
            return false;
        }
    }

    @Override
    public List<LoggedEvent> before(Topic topic, long seq, int limit) {
        var found = client.query(request -> request.tableName(tables.events())
                .keyConditionExpression("topic = :topic AND seq < :seq")
                .expressionAttributeValues(Attributes.of()
                        .text(":topic", topic.name())
                        .number(":seq", seq)
                        .map())
                .scanIndexForward(false)
                .consistentRead(true)
                .limit(limit));
        return events(found.items()).reversed();
    }

    @Override
    public Page after(Topic topic, long seq, int limit) {
        var found = client.query(request -> request.tableName(tables.events())
                .keyConditionExpression("topic = :topic AND seq > :seq")
                .expressionAttributeValues(Attributes.of()
                        .text(":topic", topic.name())
                        .number(":seq", seq)
                        .map())
                .consistentRead(true)
                .limit(limit));
        return new Page(events(found.items()), found.lastEvaluatedKey().isEmpty());
    }

    @Override
    public void remove(Topic topic) {
        var keys = client
                .queryPaginator(request -> request.tableName(tables.events())
                        .keyConditionExpression("topic = :topic")
                        .expressionAttributeValues(
                                Attributes.of().text(":topic", topic.name()).map())
                        .projectionExpression("topic, seq")
                        .consistentRead(true))
                .items()
                .stream()
                .toList();
        RowRemoval.remove(client, tables.events(), keys);
    }

    private Map<String, AttributeValue> row(LoggedEvent event) {
        return Attributes.of()
                .text("topic", event.topic().name())
                .number("seq", event.seq())
                .text("event_key", event.key())
                .text("message", event.message())
                .number("posted_through", event.postedThrough())
                .expiry("expires_at", clock.instant().plus(Limits.EVENT_LIFE))
                .map();
    }

    private static List<LoggedEvent> events(List<Map<String, AttributeValue>> items) {
        return items.stream().map(item -> event(new Row(item))).toList();
    }

    private static LoggedEvent event(Row row) {
        return new LoggedEvent(
                new Topic(row.text("topic")),
                row.number("seq"),
                row.text("event_key"),
                row.text("message"),
                row.number("posted_through"));
    }
}
