package dev.darkroom.credits.dynamodb;

import dev.darkroom.aws.Attributes;
import dev.darkroom.aws.Row;
import dev.darkroom.credits.Account;
import dev.darkroom.credits.LedgerEntry;
import dev.darkroom.credits.Plan;
import dev.darkroom.kernel.Credits;
import dev.darkroom.kernel.JobId;
import dev.darkroom.kernel.UserId;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Accounts and entries to rows and back. Public because a refused transaction hands its writer the account's row. */
public final class AccountRows {
    private AccountRows() {}

    /** The account that a row holds. */
    public static Account account(Row row) {
        return new Account(
                new UserId(row.text("user_id")),
                Plan.ofWireName(row.text("plan")),
                Credits.of(row.number("available")),
                Credits.of(row.number("held")),
                Credits.of(row.number("spent")),
                row.number("entries"),
                Math.toIntExact(row.number("active_jobs")),
                Math.toIntExact(row.number("rule_slots")));
    }

    static Map<String, AttributeValue> row(Account account) {
        return Attributes.of()
                .text("user_id", account.user().value())
                .text("plan", account.plan().wireName())
                .number("available", account.available().amount())
                .number("held", account.held().amount())
                .number("spent", account.spent().amount())
                .number("entries", account.entries())
                .number("active_jobs", account.activeJobs())
                .number("rule_slots", account.ruleSlots())
                .map();
    }

    static LedgerEntry entry(Row row) {
        return new LedgerEntry(
                new UserId(row.text("user_id")),
                row.number("entry_number"),
                row.instant("at"),
                LedgerEntry.Kind.ofWireName(row.text("kind")),
                Credits.of(row.number("amount")),
                row.optionalText("job_id").map(JobId::new).orElse(null),
                Credits.of(row.number("available_after")),
                Credits.of(row.number("held_after")));
    }

    static Map<String, AttributeValue> row(LedgerEntry entry) {
        var job = entry.job();
        return Attributes.of()
                .text("user_id", entry.user().value())
                .text("entry_id", entry.entryId())
                .number("entry_number", entry.number())
                .millis("at", entry.at())
                .text("kind", entry.kind().wireName())
                .number("amount", entry.amount().amount())
                .text("job_id", job == null ? null : job.value())
                .number("available_after", entry.availableAfter().amount())
                .number("held_after", entry.heldAfter().amount())
                .map();
    }
}
