package dev.darkroom.credits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.kernel.Page;
import dev.darkroom.kernel.UserId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A user's ledger as an auditor reads it, who knows nothing of what happened. Entries that were seen once never change; new ones add to
 * them; the account shows what they sum up to.
 */
public final class AuditedLedger {
    private final Accounts accounts;
    private final UserId user;
    private final List<LedgerEntry> entries = new ArrayList<>();
    private long granted;
    private long available;
    private long held;
    private long spent;
    /** That the last grant of one set; null while the account has the one that it was opened with. */
    private @Nullable Plan plan;

    public AuditedLedger(Accounts accounts, UserId user) {
        this.accounts = accounts;
        this.user = user;
    }

    /** @param entries oldest first */
    public record Books(Account account, List<LedgerEntry> entries) {}

    /** Reads all that stands now, and fails on what is wrong with it. */
    public Books read() {
        var account = accounts.find(user).orElseThrow();
        var ledger = all(accounts, user);
        int known = entries.size();
        assertThat(ledger).as("entries are never taken back").hasSizeGreaterThanOrEqualTo(known);
        assertThat(ledger.subList(0, known)).as("entries never change").isEqualTo(entries);
        ledger.subList(known, ledger.size()).forEach(this::add);
        explains(account);
        return new Books(account, List.copyOf(entries));
    }

    /** All of a user's entries, oldest first. */
    public static List<LedgerEntry> all(Accounts accounts, UserId user) {
        var newestFirst = new ArrayList<LedgerEntry>();
        Page<LedgerEntry> page;
        Long before = null;
        do {
            page = accounts.ledger(user, before, Page.MAX_LIMIT);
            newestFirst.addAll(page.items());
            before = page.next() == null ? null : Long.valueOf(page.next());
        } while (before != null);
        return newestFirst.reversed();
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
    private void explains(Account account) {
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
