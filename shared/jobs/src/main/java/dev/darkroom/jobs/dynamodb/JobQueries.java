package dev.darkroom.jobs.dynamodb;

import dev.darkroom.aws.Attributes;
import dev.darkroom.aws.Row;
import dev.darkroom.jobs.JobState;
import dev.darkroom.jobs.JobStore.Due;
import dev.darkroom.jobs.JobStore.JobSummary;
import dev.darkroom.kernel.JobId;
import dev.darkroom.kernel.Page;
import dev.darkroom.kernel.UserId;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** Lists of jobs, by the table's two indexes. */
@Singleton
final class JobQueries {
    /** Rows that one call looks at when most of them may be filtered out. */
    private static final int SCANNED_AT_ONCE = 200;

    private final DynamoDbClient client;
    private final JobTables tables;

    JobQueries(DynamoDbClient client, JobTables tables) {
        this.client = client;
        this.tables = tables;
    }

    List<JobId> due(Due due, Instant now, int limit) {
        var found = client.query(request -> request.tableName(tables.jobs())
                .indexName(JobTables.BY_DUE)
                .keyConditionExpression("open_state = :due AND due_at <= :now")
                .expressionAttributeValues(Attributes.of()
                        .text(":due", JobRows.dueName(due))
                        .millis(":now", now)
                        .map())
                .limit(limit));
        return found.items().stream()
                .map(item -> new JobId(new Row(item).text("job_id")))
                .toList();
    }

    Page<JobSummary> list(UserId user, @Nullable JobState only, @Nullable JobId before, int limit) {
        var wanted = new ArrayList<JobSummary>();
        Map<String, AttributeValue> start = Map.of();
        do {
            var found = client.query(query(user, only, before, limit, start));
            found.items().stream().map(item -> JobRows.summary(new Row(item))).forEach(wanted::add);
            start = found.lastEvaluatedKey();
        } while (wanted.size() <= limit && !start.isEmpty());
        // One more than asked for tells that there is another page.
        return wanted.size() > limit
                ? new Page<>(
                        wanted.subList(0, limit), wanted.get(limit - 1).id().value())
                : new Page<>(wanted, null);
    }

    private QueryRequest query(
            UserId user,
            @Nullable JobState only,
            @Nullable JobId before,
            int limit,
            Map<String, AttributeValue> start) {
        var values = Attributes.of().text(":user", user.value());
        var request = QueryRequest.builder()
                .tableName(tables.jobs())
                .indexName(JobTables.BY_USER)
                .scanIndexForward(false)
                .limit(only == null ? limit + 1 : SCANNED_AT_ONCE)
                .exclusiveStartKey(start.isEmpty() ? null : start);
        if (only != null) {
            values.text(":only", only.wireName());
            request.filterExpression("job_status = :only");
        }
        if (before != null) {
            values.text(":before", before.value());
        }
        return request.keyConditionExpression(
                        before == null ? "user_id = :user" : "user_id = :user AND job_id < :before")
                .expressionAttributeValues(values.map())
                .build();
    }
}
