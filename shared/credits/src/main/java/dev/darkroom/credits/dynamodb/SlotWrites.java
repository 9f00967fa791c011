package dev.darkroom.credits.dynamodb;

import dev.darkroom.aws.Attributes;
import dev.darkroom.aws.Transaction;
import dev.darkroom.credits.Plan;
import dev.darkroom.kernel.UserId;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** Adds the taking or freeing of a rule slot to a transaction; the plan in the row decides how many there are. */
@Singleton
public final class SlotWrites {
    /** The name of the account's part in a refused transaction. */
    public static final String ACCOUNT = MovementWrites.ACCOUNT;

    private final CreditTables tables;

    public SlotWrites(CreditTables tables) {
        this.tables = tables;
    }

    /** Refused when no slot is free, or there is no account. */
    public Transaction take(Transaction transaction, UserId user) {
        var values = Attributes.of().number(":one", 1);
        Arrays.stream(Plan.values())
                .forEach(plan -> values.text(":" + plan.wireName(), plan.wireName())
                        .number(":slots_" + plan.wireName(), plan.ruleSlots()));
        var free = Arrays.stream(Plan.values())
                .map(plan -> "(#plan = :%1$s AND rule_slots < :slots_%1$s)".formatted(plan.wireName()))
                .collect(Collectors.joining(" OR "));
        return transaction.update(
                ACCOUNT,
                update -> update.tableName(tables.accounts())
                        .key(Attributes.key("user_id", user.value()))
                        .updateExpression("ADD rule_slots :one")
                        .conditionExpression(free)
                        .expressionAttributeNames(Map.of("#plan", "plan"))
                        .expressionAttributeValues(values.map()));
    }

    /** Refused when none is taken: the rule that it belonged to was counted twice. */
    public Transaction free(Transaction transaction, UserId user) {
        return transaction.update(
                ACCOUNT,
                update -> update.tableName(tables.accounts())
                        .key(Attributes.key("user_id", user.value()))
                        .updateExpression("ADD rule_slots :minus_one")
                        .conditionExpression("rule_slots > :none")
                        .expressionAttributeValues(Attributes.of()
                                .number(":minus_one", -1)
                                .number(":none", 0)
                                .map()));
    }
}
