package dev.darkroom.credits;

import dev.darkroom.kernel.UserId;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The accounts that this environment saw last, so that a write can be tried without a read before it. What is recalled
 * may be old: it may begin a write that is conditional on it, and must never decide a refusal.
 */
@Singleton
public final class RecentAccounts {
    /** Some 2 MB at most. */
    private static final int MAX = 10_000;

    private final Map<UserId, Account> seen = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UserId, Account> eldest) {
            return size() > MAX;
        }
    };

    public synchronized Optional<Account> recall(UserId user) {
        return Optional.ofNullable(seen.get(user));
    }

    /** The account as a read or a write has just shown it. */
    public synchronized void saw(Account account) {
        seen.put(account.user(), account);
    }
}
