package dev.darkroom.jobs.dynamodb;

import dev.darkroom.aws.Attributes;
import dev.darkroom.aws.Contention;
import dev.darkroom.aws.IdempotencyRows;
import dev.darkroom.aws.Row;
import dev.darkroom.aws.Transaction;
import dev.darkroom.credits.Movement;
import dev.darkroom.credits.dynamodb.AccountRows;
import dev.darkroom.credits.dynamodb.CreditTables;
import dev.darkroom.credits.dynamodb.MovementWrites;
import dev.darkroom.jobs.Job;
import dev.darkroom.jobs.JobState;
import dev.darkroom.jobs.JobStore;
import dev.darkroom.kernel.Credits;
import dev.darkroom.kernel.IdempotencyKey;
import dev.darkroom.kernel.JobId;
import dev.darkroom.kernel.Page;
import dev.darkroom.kernel.RuleId;
import dev.darkroom.kernel.UserId;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.Get;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItem;

/** {@link JobStore} in DynamoDB; reports are {@link ReportWrites}' business. */
@Singleton
final class DynamoJobStore implements JobStore {
    private static final String JOB = "job";

    private final DynamoDbClient client;
    private final JobTables tables;
    private final CreditTables credits;
    private final MovementWrites movements;
    private final IdempotencyRows keys;
    private final JobQueries queries;
    private final ReportWrites reports;

    DynamoJobStore(
            DynamoDbClient client,
            JobTables tables,
            CreditTables credits,
            MovementWrites movements,
            IdempotencyRows keys,
            JobQueries queries,
            ReportWrites reports) {
        this.client = client;
        this.tables = tables;
        this.credits = credits;
        this.movements = movements;
        this.keys = keys;
        this.queries = queries;
        this.reports = reports;
    }

    @Override
    public Optional<Job> find(JobId id) {
        var found = client.getItem(
                request -> request.tableName(tables.jobs()).key(key(id)).consistentRead(true));
        return Row.found(found.item()).map(JobRows::job);
    }

    @Override
    public JobAndAccount find(JobId id, UserId user) {
        var rows = both(tables.jobs(), key(id), credits.accounts(), Attributes.key("user_id", user.value()));
        return new JobAndAccount(rows.first().map(JobRows::job), rows.second().map(AccountRows::account));
    }

    @Override
    public JobAndRule find(JobId id, UserId user, RuleId rule) {
        var rows = both(tables.jobs(), key(id), tables.rulesTable(), RuleRows.key(user, rule));
        return new JobAndRule(rows.first().map(JobRows::job), rows.second().map(RuleRows::rule));
    }

    private record Pair(Optional<Row> first, Optional<Row> second) {}

    /** Two rows of two tables in one transactional read. */
    private Pair both(
            String first, Map<String, AttributeValue> firstKey, String second, Map<String, AttributeValue> secondKey) {
        var found = Contention.retry(() -> client.transactGetItems(
                        request -> request.transactItems(List.of(get(first, firstKey), get(second, secondKey)))))
                .responses();
        return new Pair(Row.found(found.get(0).item()), Row.found(found.get(1).item()));
    }

    private static TransactGetItem get(String table, Map<String, AttributeValue> key) {
        return TransactGetItem.builder()
                .get(Get.builder().tableName(table).key(key).build())
                .build();
    }

    @Override
    public Page<JobSummary> list(UserId user, @Nullable JobState only, @Nullable JobId before, int limit) {
        return queries.list(user, only, before, limit);
    }

    @Override
    public List<JobId> due(Due due, Instant now, int limit) {
        return queries.due(due, now, limit);
    }

    @Override
    public Created create(Job job, Movement hold, Optional<IdempotencyKey> key) {
        var transaction = new Transaction(client)
                .put(
                        JOB,
                        put -> put.tableName(tables.jobs())
                                .item(JobRows.row(job))
                                .conditionExpression("attribute_not_exists(job_id)"));
        movements.move(transaction, hold);
        key.ifPresent(given ->
                keys.put(transaction, job.user().value(), given, job.id().value(), balances(Balances.after(hold))));
        return switch (transaction.commit()) {
            case Transaction.Outcome.Committed committed -> new Created.Ok();
            case Transaction.Outcome.Refused refused -> whyNotCreated(refused.failed());
        };
    }

    private static Created whyNotCreated(Map<String, Optional<Row>> failed) {
        var used = failed.getOrDefault(IdempotencyRows.KEY, Optional.empty());
        if (used.isPresent()) {
            return new Created.KeyUsed(usedKey(IdempotencyRows.used(used.get())));
        }
        if (failed.containsKey(MovementWrites.ACCOUNT)) {
            return new Created.AccountMoved(failed.get(MovementWrites.ACCOUNT).map(AccountRows::account));
        }
        throw new IllegalStateException("a job was not created although its account stood: " + failed.keySet());
    }

    @Override
    public Optional<UsedKey> findKey(UserId user, IdempotencyKey key) {
        return keys.find(user.value(), key).map(DynamoJobStore::usedKey);
    }

    private static UsedKey usedKey(IdempotencyRows.Used used) {
        var balances = new Balances(
                Credits.of(used.row().number("available_after")),
                Credits.of(used.row().number("held_after")));
        return new UsedKey(new JobId(used.made()), used.requestHash(), balances);
    }

    private static Attributes balances(Balances balances) {
        return Attributes.of()
                .number("available_after", balances.available().amount())
                .number("held_after", balances.held().amount());
    }

    @Override
    public Stepped step(Job after) {
        try {
            Contention.retry(() -> client.putItem(request -> request.tableName(tables.jobs())
                    .item(JobRows.row(after))
                    .conditionExpression("version = :seen")
                    .expressionAttributeValues(seen(after))
                    .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)));
            return new Stepped.Ok();
        } catch (ConditionalCheckFailedException moved) {
            return new Stepped.Moved(JobRows.current(moved.item()));
        }
    }

    @Override
    public Reported report(JobId id, String attempt, PhotoResult result, Instant dueAt) {
        return reports.report(id, attempt, result, dueAt);
    }

    @Override
    public Reported heartbeat(JobId id, String attempt, Instant dueAt) {
        return reports.heartbeat(id, attempt, dueAt);
    }

    @Override
    public Settled settle(Job after, Movement settlement) {
        var transaction = new Transaction(client)
                .put(
                        JOB,
                        put -> put.tableName(tables.jobs())
                                .item(JobRows.row(after))
                                .conditionExpression("version = :seen")
                                .expressionAttributeValues(seen(after)));
        return switch (movements.move(transaction, settlement).commit()) {
            case Transaction.Outcome.Committed committed -> new Settled.Ok();
            case Transaction.Outcome.Refused refused ->
                refused.failed().containsKey(JOB)
                        ? new Settled.JobMoved(refused.failed().get(JOB).map(JobRows::job))
                        : new Settled.AccountMoved();
        };
    }

    private static Map<String, AttributeValue> seen(Job after) {
        return Attributes.of().number(":seen", after.version() - 1).map();
    }

    static Map<String, AttributeValue> key(JobId id) {
        return Attributes.key("job_id", id.value());
    }
}
