package dev.darkroom.credits.audit;

import dev.darkroom.credits.Account;
import dev.darkroom.credits.Accounts;
import dev.darkroom.credits.LedgerEntry;
import dev.darkroom.kernel.Finding;
import dev.darkroom.kernel.StoredRow;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Recomputes one account from its ledger. Keeps one page of entries at a time. */
public final class AuditAccount {
    /** Entries read at once: most ledgers are read with one call. */
    private static final int PAGE = 500;

    private final BookPages pages;
    private final Accounts accounts;

    public AuditAccount(BookPages pages, Accounts accounts) {
        this.pages = pages;
        this.accounts = accounts;
    }

    /**
     * What an account came to.
     *
     * @param totals of this one account
     * @param holds that were open when the account was read
     */
    public record Audited(Totals totals, List<OpenHold> holds, List<Finding> findings) {
        public Audited {
            holds = List.copyOf(holds);
            findings = List.copyOf(findings);
        }
    }

    /** One call a page of entries; one more when there are entries that the account did not count. */
    public Audited audit(StoredRow<Account> row) {
        return switch (row) {
            case StoredRow.Sound<Account> sound -> audit(sound.value());
            case StoredRow.Damaged<Account> damaged ->
                new Audited(
                        new Totals(1, 0, 0, 0, 0, 0, 0, null),
                        List.of(),
                        List.of(BookFault.ROW_UNREADABLE.of(
                                damaged.key(), "The account cannot be read: " + damaged.why() + ".")));
        };
    }

    private Audited audit(Account account) {
        var recount = new Recount(account.user());
        var damaged = new ArrayList<Finding>();
        var extra = count(account, recount, damaged);
        var findings = new ArrayList<>(damaged);
        // what an unreadable entry did is not known: the account cannot be held against the others
        findings.addAll(damaged.isEmpty() ? recount.against(account) : List.of());
        if (extra != null && !hasMoved(account)) {
            findings.add(BookFault.ENTRY_EXTRA.of(
                    account.user() + "/" + extra.entryId(),
                    "The account counts " + account.entries() + " entries, and this is number " + extra.number()
                            + "."));
        }
        return new Audited(totals(account, recount), recount.openHolds(), findings);
    }

    /** @return an entry above those that the account counts, if there is one */
    private @Nullable LedgerEntry count(Account account, Recount recount, List<Finding> damaged) {
        String next = null;
        do {
            var page = pages.entries(account.user(), next, PAGE);
            for (var row : page.items()) {
                switch (row) {
                    case StoredRow.Damaged<LedgerEntry> broken ->
                        damaged.add(BookFault.ROW_UNREADABLE.of(
                                broken.key(), "The entry cannot be read: " + broken.why() + "."));
                    case StoredRow.Sound<LedgerEntry> sound -> {
                        if (sound.value().number() > account.entries()) {
                            return sound.value();
                        }
                        recount.add(sound.value());
                    }
                }
            }
            next = page.next();
        } while (next != null);
        return null;
    }

    private boolean hasMoved(Account seen) {
        return accounts.find(seen.user())
                .filter(now -> now.entries() != seen.entries())
                .isPresent();
    }

    private static Totals totals(Account account, Recount recount) {
        var holds = recount.openHolds();
        return new Totals(
                1,
                recount.entries(),
                recount.granted(),
                account.available().amount(),
                account.held().amount(),
                account.spent().amount(),
                holds.size(),
                holds.isEmpty() ? null : holds.getFirst());
    }
}
