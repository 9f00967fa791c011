package dev.darkroom.credits.audit;

import dev.darkroom.credits.Account;
import dev.darkroom.credits.LedgerEntry;
import dev.darkroom.kernel.Page;
import dev.darkroom.kernel.StoredRow;
import dev.darkroom.kernel.UserId;
import org.jspecify.annotations.Nullable;

/** All accounts and their ledgers, page by page, damaged rows too. Consistent; one call a page. */
public interface BookPages {
    /**
     * Accounts, in no order; one that is there from the first page to the last comes exactly once.
     *
     * @param after the {@code next} of the page before; null for the first
     * @param limit at least 1
     */
    Page<StoredRow<Account>> accounts(@Nullable String after, int limit);

    /**
     * A user's entries, oldest first.
     *
     * @param after the {@code next} of the page before; null for the first
     * @param limit at least 1
     */
    Page<StoredRow<LedgerEntry>> entries(UserId user, @Nullable String after, int limit);
}
