package dev.darkroom.jobs.dynamodb;

import dev.darkroom.aws.Attributes;
import dev.darkroom.aws.Contention;
import dev.darkroom.aws.Row;
import dev.darkroom.jobs.JobState;
import dev.darkroom.jobs.JobStore.PhotoResult;
import dev.darkroom.jobs.JobStore.Reported;
import dev.darkroom.kernel.JobId;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * A report as one update that adds to the row instead of replacing it, so that the reports of one job's photos do not
 * get in each other's way.
 */
@Singleton
final class ReportWrites {
    private static final String MINE = "job_status = :running AND attempt = :attempt";
    private static final String UNDECIDED =
            " AND item_count > :idx AND NOT contains(done, :idx) AND attribute_not_exists(failed.#idx)";

    private final DynamoDbClient client;
    private final JobTables tables;

    ReportWrites(DynamoDbClient client, JobTables tables) {
        this.client = client;
        this.tables = tables;
    }

    Reported heartbeat(JobId id, String attempt, Instant dueAt) {
        return write(request(id)
                .updateExpression("SET due_at = :due ADD version :one")
                .conditionExpression(MINE)
                .expressionAttributeValues(values(attempt, dueAt).map()));
    }

    Reported report(JobId id, String attempt, PhotoResult result, Instant dueAt) {
        var values = values(attempt, dueAt).number(":idx", result.idx());
        var request = request(id)
                .conditionExpression(MINE + UNDECIDED)
                .expressionAttributeNames(Map.of("#idx", Integer.toString(result.idx())));
        return write(
                switch (result) {
                    case PhotoResult.Succeeded done ->
                        request.updateExpression("SET due_at = :due ADD version :one, done :set")
                                .conditionExpression(MINE + UNDECIDED + " AND user_id = :owner")
                                .expressionAttributeValues(values.numberSet(":set", Set.of(done.idx()))
                                        .text(":owner", done.owner().value())
                                        .map());
                    case PhotoResult.Failed failed ->
                        request.updateExpression("SET due_at = :due, failed.#idx = :error ADD version :one")
                                .expressionAttributeValues(
                                        values.text(":error", failed.error()).map());
                });
    }

    private UpdateItemRequest.Builder request(JobId id) {
        return UpdateItemRequest.builder()
                .tableName(tables.jobs())
                .key(DynamoJobStore.key(id))
                .returnValues(ReturnValue.ALL_NEW)
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
    }

    private static Attributes values(String attempt, Instant dueAt) {
        return Attributes.of()
                .text(":running", JobState.RUNNING.wireName())
                .text(":attempt", attempt)
                .millis(":due", dueAt)
                .number(":one", 1);
    }

    private Reported write(UpdateItemRequest.Builder update) {
        try {
            var updated = Contention.retry(() -> client.updateItem(update.build()));
            return new Reported.Accepted(JobRows.job(new Row(updated.attributes())));
        } catch (ConditionalCheckFailedException refused) {
            return new Reported.Refused(JobRows.current(refused.item()));
        }
    }
}
