package dev.darkroom.credits.dynamodb;

import dev.darkroom.aws.Attributes;
import dev.darkroom.aws.Row;
import dev.darkroom.credits.Account;
import dev.darkroom.credits.Grant;
import dev.darkroom.credits.LedgerEntry;
import dev.darkroom.credits.MadeGrant;
import dev.darkroom.credits.Plan;
import dev.darkroom.kernel.Credits;
import dev.darkroom.kernel.HeldFor;
import dev.darkroom.kernel.JobId;
import dev.darkroom.kernel.RunId;
import dev.darkroom.kernel.UserId;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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
                heldFor(row),
                Credits.of(row.number("available_after")),
                Credits.of(row.number("held_after")),
                row.optionalText("grant_id")
                        .map(grant -> new LedgerEntry.Note(grant, row.text("reason"), plan(row)))
                        .orElse(null));
    }

    private static @Nullable HeldFor heldFor(Row row) {
        var name = row.optionalText("job_id").or(() -> row.optionalText("run_id"));
        return name.map(text -> HeldFor.parse(text)
                        .orElseThrow(() -> new IllegalStateException("row holds for what is nothing of ours: " + text)))
                .orElse(null);
    }

    private static @Nullable Plan plan(Row row) {
        return row.optionalText("plan").map(Plan::ofWireName).orElse(null);
    }

    static Map<String, AttributeValue> row(LedgerEntry entry) {
        var heldFor = entry.heldFor();
        var note = entry.note();
        return Attributes.of()
                .text("user_id", entry.user().value())
                .text("entry_id", entry.entryId())
                .number("entry_number", entry.number())
                .millis("at", entry.at())
                .text("kind", entry.kind().wireName())
                .number("amount", entry.amount().amount())
                .text("job_id", heldFor instanceof JobId job ? job.value() : null)
                .text("run_id", heldFor instanceof RunId run ? run.value() : null)
                .number("available_after", entry.availableAfter().amount())
                .number("held_after", entry.heldAfter().amount())
                .text("grant_id", note == null ? null : note.grant())
                .text("reason", note == null ? null : note.reason())
                .text("plan", note == null ? null : name(note.plan()))
                .map();
    }

    private static @Nullable String name(@Nullable Plan plan) {
        return plan == null ? null : plan.wireName();
    }

    static MadeGrant grant(Row row) {
        return new MadeGrant(
                new Grant(
                        row.text("grant_id"),
                        new UserId(row.text("granted_to")),
                        Credits.of(row.number("amount")),
                        plan(row),
                        row.text("reason")),
                row.instant("at"),
                row.number("entry_number"),
                Credits.of(row.number("available_after")),
                Credits.of(row.number("held_after")),
                Plan.ofWireName(row.text("plan_after")));
    }

    /** Without its key, which is the store's business. */
    static Attributes row(MadeGrant made) {
        var grant = made.grant();
        return Attributes.of()
                .text("grant_id", grant.id())
                .text("granted_to", grant.user().value())
                .number("amount", grant.credits().amount())
                .text("plan", name(grant.plan()))
                .text("reason", grant.reason())
                .millis("at", made.at())
                .number("entry_number", made.entry())
                .number("available_after", made.availableAfter().amount())
                .number("held_after", made.heldAfter().amount())
                .text("plan_after", made.planAfter().wireName());
    }
}
