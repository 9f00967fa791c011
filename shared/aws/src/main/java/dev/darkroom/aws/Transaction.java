package dev.darkroom.aws;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.Update;

/**
 * One {@code TransactWriteItems}, its parts named, so that a refusal says which of them did not hold and what stood
 * there.
 */
public final class Transaction {
    /** How it ended. */
    public sealed interface Outcome {
        /** Every part was written. */
        record Committed() implements Outcome {}

        /**
         * Nothing was written.
         *
         * @param failed the parts whose condition did not hold, by name, with the row that stood there, if any
         */
        record Refused(Map<String, Optional<Row>> failed) implements Outcome {}
    }

    private final DynamoDbClient client;
    private final List<String> names = new ArrayList<>();
    private final List<TransactWriteItem> parts = new ArrayList<>();

    public Transaction(DynamoDbClient client) {
        this.client = client;
    }

    public Transaction put(String name, Consumer<Put.Builder> put) {
        return add(
                name,
                TransactWriteItem.builder()
                        .put(Put.builder()
                                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                                .applyMutation(put)
                                .build())
                        .build());
    }

    public Transaction update(String name, Consumer<Update.Builder> update) {
        return add(
                name,
                TransactWriteItem.builder()
                        .update(Update.builder()
                                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                                .applyMutation(update)
                                .build())
                        .build());
    }

    public Transaction delete(String name, Consumer<Delete.Builder> delete) {
        return add(
                name,
                TransactWriteItem.builder()
                        .delete(Delete.builder()
                                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                                .applyMutation(delete)
                                .build())
                        .build());
    }

    public Transaction check(String name, Consumer<ConditionCheck.Builder> check) {
        return add(
                name,
                TransactWriteItem.builder()
                        .conditionCheck(ConditionCheck.builder()
                                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                                .applyMutation(check)
                                .build())
                        .build());
    }

    private Transaction add(String name, TransactWriteItem part) {
        names.add(name);
        parts.add(part);
        return this;
    }

    /** @throws TransactionCanceledException when a conflict lasted (see {@link Contention}), or it was throttled */
    public Outcome commit() {
        try {
            Contention.retry(() -> client.transactWriteItems(request -> request.transactItems(parts)));
            return new Outcome.Committed();
        } catch (TransactionCanceledException canceled) {
            var failed = failedConditions(canceled.cancellationReasons());
            if (failed.isEmpty()) {
                throw canceled;
            }
            return new Outcome.Refused(failed);
        }
    }

    private Map<String, Optional<Row>> failedConditions(List<CancellationReason> reasons) {
        var failed = new LinkedHashMap<String, Optional<Row>>();
        for (int i = 0; i < reasons.size(); i++) {
            if ("ConditionalCheckFailed".equals(reasons.get(i).code())) {
                failed.put(names.get(i), Row.found(reasons.get(i).item()));
            }
        }
        return failed;
    }
}
