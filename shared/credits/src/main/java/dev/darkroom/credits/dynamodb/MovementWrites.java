package dev.darkroom.credits.dynamodb;

import dev.darkroom.aws.Attributes;
import dev.darkroom.aws.Transaction;
import dev.darkroom.credits.Account;
import dev.darkroom.credits.LedgerEntry;
import dev.darkroom.credits.Movement;
import jakarta.inject.Singleton;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Adds a movement to a transaction: the account steps on only from where its writer saw it, and each entry is put where
 * none has been. Of two movements from one account at once, one is refused, by the part named {@link #ACCOUNT}, with
 * the row that now stands.
 */
@Singleton
public final class MovementWrites {
    /** The name of the account's part in a refused transaction. */
    public static final String ACCOUNT = "account";

    private final CreditTables tables;

    public MovementWrites(CreditTables tables) {
        this.tables = tables;
    }

    /** A new account: refused when the user has one. */
    public Transaction open(Transaction transaction, Movement opening) {
        transaction.put(
                ACCOUNT,
                put -> put.tableName(tables.accounts())
                        .item(AccountRows.row(opening.after()))
                        .conditionExpression("attribute_not_exists(user_id)"));
        return entries(transaction, opening);
    }

    /** A step of an account that is there. */
    public Transaction move(Transaction transaction, Movement movement) {
        var after = movement.after();
        transaction.update(
                ACCOUNT,
                update -> update.tableName(tables.accounts())
                        .key(Attributes.key("user_id", after.user().value()))
                        .updateExpression("SET available = :available, held = :held, spent = :spent,"
                                + " entries = :entries, active_jobs = :active_jobs, #plan = :plan")
                        // Job slots move with entries only, so their count stands for both.
                        .conditionExpression("entries = :seen_entries AND #plan = :seen_plan")
                        .expressionAttributeNames(Map.of("#plan", "plan"))
                        .expressionAttributeValues(values(movement.before(), after)));
        return entries(transaction, movement);
    }

    private static Map<String, AttributeValue> values(Account before, Account after) {
        return Attributes.of()
                .number(":available", after.available().amount())
                .number(":held", after.held().amount())
                .number(":spent", after.spent().amount())
                .number(":entries", after.entries())
                .number(":active_jobs", after.activeJobs())
                .text(":plan", after.plan().wireName())
                .number(":seen_entries", before.entries())
                .text(":seen_plan", before.plan().wireName())
                .map();
    }

    private Transaction entries(Transaction transaction, Movement movement) {
        for (LedgerEntry entry : movement.entries()) {
            transaction.put(
                    entry.entryId(),
                    put -> put.tableName(tables.ledger())
                            .item(AccountRows.row(entry))
                            .conditionExpression("attribute_not_exists(entry_id)"));
        }
        return transaction;
    }
}
