package dev.darkroom.jobs.dynamodb;

import dev.darkroom.aws.Attributes;
import dev.darkroom.aws.Contention;
import dev.darkroom.aws.IdempotencyRows;
import dev.darkroom.aws.Row;
import dev.darkroom.aws.Transaction;
import dev.darkroom.credits.dynamodb.AccountRows;
import dev.darkroom.credits.dynamodb.SlotWrites;
import dev.darkroom.jobs.rules.Rule;
import dev.darkroom.jobs.rules.RuleStore;
import dev.darkroom.kernel.IdempotencyKey;
import dev.darkroom.kernel.RuleId;
import dev.darkroom.kernel.UserId;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** {@link RuleStore} in DynamoDB. */
@Singleton
final class DynamoRuleStore implements RuleStore {
    private static final String RULE = "rule";

    private final DynamoDbClient client;
    private final JobTables tables;
    private final SlotWrites slots;
    private final IdempotencyRows keys;

    DynamoRuleStore(DynamoDbClient client, JobTables tables, SlotWrites slots, IdempotencyRows keys) {
        this.client = client;
        this.tables = tables;
        this.slots = slots;
        this.keys = keys;
    }

    @Override
    public Optional<Rule> find(UserId user, RuleId id) {
        var found = client.getItem(request -> request.tableName(tables.rulesTable())
                .key(RuleRows.key(user, id))
                .consistentRead(true));
        return Row.found(found.item()).map(RuleRows::rule);
    }

    @Override
    public List<Rule> list(UserId user) {
        var found = client.query(request -> request.tableName(tables.rulesTable())
                .keyConditionExpression("user_id = :user")
                .expressionAttributeValues(
                        Attributes.of().text(":user", user.value()).map())
                .scanIndexForward(false)
                .consistentRead(true));
        return found.items().stream().map(item -> RuleRows.rule(new Row(item))).toList();
    }

    @Override
    public Created create(Rule rule, Optional<IdempotencyKey> key) {
        var transaction = slots.take(new Transaction(client), rule.user())
                .put(
                        RULE,
                        put -> put.tableName(tables.rulesTable())
                                .item(RuleRows.row(rule))
                                .conditionExpression("attribute_not_exists(rule_id)"));
        key.ifPresent(given ->
                keys.put(transaction, rule.user().value(), given, rule.id().value(), Attributes.of()));
        return switch (transaction.commit()) {
            case Transaction.Outcome.Committed committed -> new Created.Ok();
            case Transaction.Outcome.Refused refused -> whyNotCreated(refused.failed());
        };
    }

    private static Created whyNotCreated(Map<String, Optional<Row>> failed) {
        var used = failed.getOrDefault(IdempotencyRows.KEY, Optional.empty());
        if (used.isPresent()) {
            var earlier = IdempotencyRows.used(used.get());
            return new Created.KeyUsed(new RuleId(earlier.made()), earlier.requestHash());
        }
        if (failed.containsKey(SlotWrites.ACCOUNT)) {
            return new Created.NoSlot(failed.get(SlotWrites.ACCOUNT).map(AccountRows::account));
        }
        throw new IllegalStateException("a rule was not created although a slot was free: " + failed.keySet());
    }

    @Override
    public boolean replace(Rule after) {
        var seen = Attributes.of().number(":seen", after.version() - 1).map();
        try {
            Contention.retry(() -> client.putItem(request -> request.tableName(tables.rulesTable())
                    .item(RuleRows.row(after))
                    .conditionExpression("version = :seen")
                    .expressionAttributeValues(seen)));
            return true;
        } catch (ConditionalCheckFailedException moved) {
            return false;
        }
    }

    @Override
    public boolean delete(UserId user, RuleId id) {
        var transaction = slots.free(new Transaction(client), user)
                .delete(
                        RULE,
                        delete -> delete.tableName(tables.rulesTable())
                                .key(RuleRows.key(user, id))
                                .conditionExpression("attribute_exists(rule_id)"));
        return switch (transaction.commit()) {
            case Transaction.Outcome.Committed committed -> true;
            case Transaction.Outcome.Refused refused -> gone(refused.failed());
        };
    }

    private static boolean gone(Map<String, Optional<Row>> failed) {
        if (failed.containsKey(RULE)) {
            return false;
        }
        throw new IllegalStateException("a rule stands whose slot is not counted: " + failed.keySet());
    }
}
