package dev.darkroom.composition.dynamodb;

import dev.darkroom.aws.Attributes;
import dev.darkroom.aws.Row;
import dev.darkroom.aws.RowRemoval;
import dev.darkroom.composition.Run;
import dev.darkroom.kernel.Page;
import dev.darkroom.kernel.RunId;
import dev.darkroom.kernel.SessionId;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Lists of rows: a session's runs, what is due, and all that is to go. */
@Singleton
final class CompositionQueries {
    private final DynamoDbClient client;
    private final CompositionTable table;

    CompositionQueries(DynamoDbClient client, CompositionTable table) {
        this.client = client;
        this.table = table;
    }

    /** A page ends early where DynamoDB's does, at a megabyte. */
    Page<Run> runs(SessionId id, @Nullable RunId after, int limit) {
        var found = client.query(request -> request.tableName(table.name())
                .keyConditionExpression("session_id = :session AND begins_with(#item, :runs)")
                .expressionAttributeNames(Map.of("#item", "item"))
                .expressionAttributeValues(Attributes.of()
                        .text(":session", id.value())
                        .text(":runs", RunRows.PREFIX)
                        .map())
                .exclusiveStartKey(after == null ? null : RunRows.key(after))
                .consistentRead(true)
                .limit(limit));
        var runs =
                found.items().stream().map(item -> RunRows.run(new Row(item))).toList();
        boolean more = !found.lastEvaluatedKey().isEmpty() && !runs.isEmpty();
        return new Page<>(runs, more ? runs.getLast().id().value() : null);
    }

    List<RunId> due(Instant now, int limit) {
        var found = client.query(request -> request.tableName(table.name())
                .indexName(CompositionTable.BY_DUE)
                .keyConditionExpression("#open = :open AND due_at <= :now")
                .expressionAttributeNames(Map.of("#open", "open"))
                .expressionAttributeValues(Attributes.of()
                        .text(":open", RunRows.OPEN)
                        .millis(":now", now)
                        .map())
                .limit(limit));
        return found.items().stream().map(item -> RunRows.id(new Row(item))).toList();
    }

    /** The session's own row goes last, so that a removal that dies can be gone on with. */
    void remove(SessionId id) {
        var keys = client
                .queryPaginator(request -> request.tableName(table.name())
                        .keyConditionExpression("session_id = :session AND begins_with(#item, :runs)")
                        .expressionAttributeNames(Map.of("#item", "item"))
                        .expressionAttributeValues(Attributes.of()
                                .text(":session", id.value())
                                .text(":runs", RunRows.PREFIX)
                                .map())
                        .projectionExpression("session_id, #item")
                        .consistentRead(true))
                .items()
                .stream()
                .toList();
        RowRemoval.remove(client, table.name(), keys);
        RowRemoval.remove(client, table.name(), List.of(CompositionRows.key(id)));
    }
}
