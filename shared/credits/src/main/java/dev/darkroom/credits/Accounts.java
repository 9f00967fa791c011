package dev.darkroom.credits;

import dev.darkroom.kernel.Page;
import dev.darkroom.kernel.UserId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads accounts and ledgers. Consistent: a read sees every write that was answered before it. */
public interface Accounts {
    /** One call to the store. */
    Optional<Account> find(UserId user);

    /**
     * A user's entries, newest first.
     *
     * @param before only entries with a lower number; null for the newest
     * @param limit 1 to {@link Page#MAX_LIMIT}
     */
    Page<LedgerEntry> ledger(UserId user, @Nullable Long before, int limit);
}
