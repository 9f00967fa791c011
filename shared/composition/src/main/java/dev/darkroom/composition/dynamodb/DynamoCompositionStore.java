package dev.darkroom.composition.dynamodb;

import dev.darkroom.aws.Attributes;
import dev.darkroom.aws.Contention;
import dev.darkroom.aws.IdempotencyRows;
import dev.darkroom.aws.Row;
import dev.darkroom.aws.Transaction;
import dev.darkroom.composition.Composition;
import dev.darkroom.composition.CompositionLimits;
import dev.darkroom.composition.CompositionStore;
import dev.darkroom.composition.Reader;
import dev.darkroom.composition.Run;
import dev.darkroom.composition.RunState;
import dev.darkroom.credits.Movement;
import dev.darkroom.credits.dynamodb.AccountRows;
import dev.darkroom.credits.dynamodb.MovementWrites;
import dev.darkroom.kernel.Page;
import dev.darkroom.kernel.RunId;
import dev.darkroom.kernel.SessionId;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** {@link CompositionStore} in DynamoDB. */
@Singleton
final class DynamoCompositionStore implements CompositionStore {
    private static final String COMPOSITION = "composition";
    private static final String RUN = "run";
    private static final String STANDS = "attribute_exists(session_id) AND attribute_not_exists(closed)";

    private final DynamoDbClient client;
    private final CompositionTable table;
    private final MovementWrites movements;
    private final IdempotencyRows keys;
    private final CompositionLimits limits;
    private final CompositionQueries queries;

    DynamoCompositionStore(
            DynamoDbClient client,
            CompositionTable table,
            MovementWrites movements,
            IdempotencyRows keys,
            CompositionLimits limits,
            CompositionQueries queries) {
        this.client = client;
        this.table = table;
        this.movements = movements;
        this.keys = keys;
        this.limits = limits;
        this.queries = queries;
    }

    @Override
    public Optional<Composition> find(SessionId id) {
        return get(CompositionRows.key(id)).filter(row -> !row.has("closed")).map(CompositionRows::composition);
    }

    @Override
    public Optional<Run> find(RunId id) {
        return get(RunRows.key(id)).map(RunRows::run);
    }

    private Optional<Row> get(Map<String, AttributeValue> key) {
        var found = client.getItem(
                request -> request.tableName(table.name()).key(key).consistentRead(true));
        return Row.found(found.item());
    }

    @Override
    public Page<Run> runs(SessionId id, @Nullable RunId after, int limit) {
        return queries.runs(id, after, limit);
    }

    @Override
    public Optional<Lane> takeLane(SessionId id) {
        return update(
                        CompositionRows.key(id),
                        update -> update.updateExpression("ADD lanes :one")
                                .conditionExpression(STANDS)
                                .expressionAttributeValues(
                                        Attributes.of().number(":one", 1).map()))
                .map(row -> new Lane(CompositionRows.composition(row), Math.toIntExact(row.number("lanes"))));
    }

    @Override
    public boolean close(SessionId id, Reader reader) {
        return update(CompositionRows.key(id), update -> {
                    update.updateExpression("SET closed = :true");
                    var values = Attributes.of().flag(":true", true);
                    switch (reader) {
                        case Reader.Anyone anyone -> update.conditionExpression("attribute_exists(session_id)");
                        case Reader.User user -> {
                            update.conditionExpression("#owner = :owner")
                                    .expressionAttributeNames(Map.of("#owner", "owner"));
                            values.text(":owner", user.id().value());
                        }
                    }
                    update.expressionAttributeValues(values.map());
                })
                .isPresent();
    }

    /** The row after the update; empty when the condition did not hold. */
    private Optional<Row> update(Map<String, AttributeValue> key, Consumer<UpdateItemRequest.Builder> update) {
        try {
            var request = UpdateItemRequest.builder()
                    .tableName(table.name())
                    .key(key)
                    .returnValues(ReturnValue.ALL_NEW)
                    .applyMutation(update)
                    .build();
            return Optional.of(
                    new Row(Contention.retry(() -> client.updateItem(request)).attributes()));
        } catch (ConditionalCheckFailedException refused) {
            return Optional.empty();
        }
    }

    @Override
    public Created create(Composition composition, Run main, Terms terms) {
        var transaction = new Transaction(client)
                .put(
                        COMPOSITION,
                        put -> put.tableName(table.name())
                                .item(CompositionRows.row(composition, expiry(main)))
                                .conditionExpression("attribute_not_exists(session_id)"));
        return create(transaction, main, terms);
    }

    @Override
    public Created create(Run branch, Terms terms) {
        var transaction = new Transaction(client)
                .check(
                        COMPOSITION,
                        check -> check.tableName(table.name())
                                .key(CompositionRows.key(branch.id().session()))
                                .conditionExpression(STANDS));
        return create(transaction, branch, terms);
    }

    private Created create(Transaction transaction, Run run, Terms terms) {
        transaction.put(
                RUN,
                put -> put.tableName(table.name())
                        .item(RunRows.row(run, expiry(run)))
                        .conditionExpression("attribute_not_exists(session_id)"));
        move(transaction, terms.hold());
        var key = terms.key();
        if (key != null) {
            keys.put(transaction, key.owner(), key.key(), run.id().value(), Attributes.of());
        }
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
        if (failed.containsKey(COMPOSITION)) {
            return new Created.NoComposition();
        }
        if (failed.containsKey(MovementWrites.ACCOUNT)) {
            return new Created.AccountMoved(failed.get(MovementWrites.ACCOUNT).map(AccountRows::account));
        }
        throw new IllegalStateException("a run was not created although all stood: " + failed.keySet());
    }

    @Override
    public Optional<UsedKey> findKey(KeyOf key) {
        return keys.find(key.owner(), key.key()).map(DynamoCompositionStore::usedKey);
    }

    private static UsedKey usedKey(IdempotencyRows.Used used) {
        var ids = used.made().split("/", 2);
        return new UsedKey(RunId.parse(ids[0], ids[1]).orElseThrow(), used.requestHash());
    }

    @Override
    public boolean withdraw(Run run, Terms terms) {
        var transaction = new Transaction(client)
                .delete(
                        RUN,
                        delete -> delete.tableName(table.name())
                                .key(RunRows.key(run.id()))
                                .conditionExpression("version = :seen")
                                .expressionAttributeValues(Attributes.of()
                                        .number(":seen", run.version())
                                        .map()));
        move(transaction, terms.hold());
        var key = terms.key();
        if (key != null) {
            keys.forget(transaction, key.owner(), key.key());
        }
        return transaction.commit() instanceof Transaction.Outcome.Committed;
    }

    @Override
    public Written step(Run after) {
        try {
            Contention.retry(() -> client.putItem(request -> request.tableName(table.name())
                    .item(RunRows.row(after, expiry(after)))
                    .conditionExpression("version = :seen")
                    .expressionAttributeValues(seen(after))
                    .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)));
            return new Written.Ok(after);
        } catch (ConditionalCheckFailedException moved) {
            return new Written.Moved(RunRows.current(moved.item()));
        }
    }

    @Override
    public Written report(RunId id, String attempt, int step, String image) {
        var values = Attributes.of()
                .text(":running", RunState.RUNNING.wireName())
                .text(":attempt", attempt)
                .number(":before", step - 1L)
                .number(":step", step)
                .texts(":image", List.of(image))
                .number(":one", 1)
                .map();
        try {
            var updated = Contention.retry(() -> client.updateItem(request -> request.tableName(table.name())
                    .key(RunRows.key(id))
                    .updateExpression("SET images = list_append(images, :image) ADD version :one")
                    .conditionExpression("run_state = :running AND attempt = :attempt AND size(images) = :before"
                            + " AND total_steps >= :step")
                    .expressionAttributeValues(values)
                    .returnValues(ReturnValue.ALL_NEW)
                    .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)));
            return new Written.Ok(RunRows.run(new Row(updated.attributes())));
        } catch (ConditionalCheckFailedException refused) {
            return new Written.Moved(RunRows.current(refused.item()));
        }
    }

    @Override
    public Settled settle(Run after, @Nullable Movement settlement) {
        var transaction = new Transaction(client)
                .put(
                        RUN,
                        put -> put.tableName(table.name())
                                .item(RunRows.row(after, expiry(after)))
                                .conditionExpression("version = :seen")
                                .expressionAttributeValues(seen(after)));
        move(transaction, settlement);
        return switch (transaction.commit()) {
            case Transaction.Outcome.Committed committed -> new Settled.Ok();
            case Transaction.Outcome.Refused refused ->
                refused.failed().containsKey(RUN)
                        ? new Settled.RunMoved(refused.failed().get(RUN).map(RunRows::run))
                        : new Settled.AccountMoved();
        };
    }

    @Override
    public List<RunId> due(Instant now, int limit) {
        return queries.due(now, limit);
    }

    @Override
    public void remove(SessionId id) {
        queries.remove(id);
    }

    private void move(Transaction transaction, @Nullable Movement movement) {
        if (movement != null) {
            movements.move(transaction, movement);
        }
    }

    /** All rows of a session that sees no new run go about the same time. */
    private Instant expiry(Run run) {
        return run.createdAt().plus(limits.life());
    }

    private static Map<String, AttributeValue> seen(Run after) {
        return Attributes.of().number(":seen", after.version() - 1).map();
    }
}
