package dev.darkroom.jobs.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.credits.Account;
import dev.darkroom.credits.LedgerEntry;
import dev.darkroom.credits.Plan;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an auditor has found in a user's ledger so far. Entries that were seen once never change; new ones add to them. */
final class AuditedLedger {
    private final List<LedgerEntry> entries = new ArrayList<>();
    private long granted;
    private long available;
    private long held;
    private long spent;
    /** That the last grant of one set; null while the account has the one that it was opened with. */
    private @Nullable Plan plan;

    /** Takes the ledger as it is now, oldest entry first. */
    void read(List<LedgerEntry> ledger) {
        int known = entries.size();
        assertThat(ledger).as("entries are never taken back").hasSizeGreaterThanOrEqualTo(known);
        assertThat(ledger.subList(0, known)).as("entries never change").isEqualTo(entries);
        ledger.subList(known, ledger.size()).forEach(this::add);
    }

    private void add(LedgerEntry entry) {
        entries.add(entry);
        long amount = entry.amount().amount();
        switch (entry.kind()) {
            case GRANT -> {
                granted += amount;
                available += amount;
                plan = setBy(entry);
            }
            case HOLD -> {
                available -= amount;
                held += amount;
            }
            case CAPTURE -> {
                held -= amount;
                spent += amount;
            }
            case RELEASE -> {
                held -= amount;
                available += amount;
            }
        }
        assertThat(entry.number()).as("%s: no gaps", entry).isEqualTo(entries.size());
        assertThat(available).as("%s: below zero", entry).isNotNegative();
        assertThat(held).as("%s: below zero", entry).isNotNegative();
        assertThat(entry.availableAfter().amount()).as("%s", entry).isEqualTo(available);
        assertThat(entry.heldAfter().amount()).as("%s", entry).isEqualTo(held);
    }

    /** What the rules give at an account's opening needs no reason; everything later was decided by somebody. */
    private @Nullable Plan setBy(LedgerEntry grant) {
        var note = grant.note();
        assertThat(note == null).as("%s: says why", grant).isEqualTo(grant.number() == 1);
        return note == null || note.plan() == null ? plan : note.plan();
    }

    /** Whether the account shows what the entries sum up to, and {@code granted = available + held + spent}. */
    void explains(Account account) {
        assertThat(List.of(
                        account.entries(),
                        account.available().amount(),
                        account.held().amount(),
                        account.spent().amount()))
                .as("entries, available, held, spent of %s", account)
                .isEqualTo(List.of((long) entries.size(), available, held, spent));
        assertThat(account.granted().amount()).as("granted to %s", account).isEqualTo(granted);
        assertThat(available + held + spent).as("granted to %s", account).isEqualTo(granted);
        assertThat(plan).as("plan of %s", account).isIn(null, account.plan());
    }
}
