package dev.darkroom.credits.inmemory;

import dev.darkroom.credits.Account;
import dev.darkroom.credits.Accounts;
import dev.darkroom.credits.GrantStore;
import dev.darkroom.credits.LedgerEntry;
import dev.darkroom.credits.MadeGrant;
import dev.darkroom.credits.Movement;
import dev.darkroom.credits.audit.BookPages;
import dev.darkroom.kernel.Page;
import dev.darkroom.kernel.StoredRow;
import dev.darkroom.kernel.UserId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** {@link Accounts}, {@link GrantStore} and {@link BookPages} over the same maps; rows can be damaged. */
public final class InMemoryAccounts implements Accounts, GrantStore, BookPages {
    private final NavigableMap<String, StoredRow<Account>> accounts = new TreeMap<>();
    private final Map<UserId, NavigableMap<String, StoredRow<LedgerEntry>>> ledgers = new HashMap<>();
    private final Map<String, MadeGrant> grants = new HashMap<>();

    /** Writes a movement wherever the account stands. */
    public synchronized Account write(Movement movement) {
        put(movement.after());
        movement.entries().forEach(this::put);
        return movement.after();
    }

    /** Writes the movement if the account stands where it began; rule slots stay as they are. */
    public synchronized boolean move(Movement movement) {
        var stands = find(movement.before().user());
        if (!begins(movement, stands)) {
            return false;
        }
        write(movement);
        put(withRuleSlots(movement.after(), stands.orElseThrow().ruleSlots()));
        return true;
    }

    /** Takes a rule slot; false when the plan has none left or there is no account. */
    public synchronized boolean takeSlot(UserId user) {
        var stands = find(user)
                .filter(account -> account.ruleSlots() < account.plan().ruleSlots());
        stands.ifPresent(account -> put(withRuleSlots(account, account.ruleSlots() + 1)));
        return stands.isPresent();
    }

    /** Frees a rule slot, also one that the plan has no more; false when none is taken or there is no account. */
    public synchronized boolean freeSlot(UserId user) {
        var stands = find(user).filter(account -> account.ruleSlots() > 0);
        stands.ifPresent(account -> put(withRuleSlots(account, account.ruleSlots() - 1)));
        return stands.isPresent();
    }

    private static boolean begins(Movement movement, Optional<Account> stands) {
        return stands.filter(account -> account.entries() == movement.before().entries()
                        && account.plan() == movement.before().plan())
                .isPresent();
    }

    private static Account withRuleSlots(Account account, int ruleSlots) {
        return new Account(
                account.user(),
                account.plan(),
                account.available(),
                account.held(),
                account.spent(),
                account.entries(),
                account.activeJobs(),
                ruleSlots);
    }

    /** Puts an account as it is, whatever its ledger says. */
    public synchronized void put(Account account) {
        accounts.put(account.user().value(), new StoredRow.Sound<>(account));
    }

    /** Puts an entry as it is, whatever its account says. */
    public synchronized void put(LedgerEntry entry) {
        ledger(entry.user()).put(entry.entryId(), new StoredRow.Sound<>(entry));
    }

    /** Makes an account unreadable. */
    public synchronized void damage(UserId user) {
        accounts.put(user.value(), new StoredRow.Damaged<>(user.value(), "row without attribute held"));
    }

    /** Makes an entry unreadable. */
    public synchronized void damage(UserId user, long number) {
        var id = LedgerEntry.entryId(number);
        ledger(user).put(id, new StoredRow.Damaged<>(user + "/" + id, "row without attribute kind"));
    }

    /** Deletes an entry. */
    public synchronized void lose(UserId user, long number) {
        ledger(user).remove(LedgerEntry.entryId(number));
    }

    private NavigableMap<String, StoredRow<LedgerEntry>> ledger(UserId user) {
        return ledgers.computeIfAbsent(user, unseen -> new TreeMap<>());
    }

    @Override
    public synchronized Optional<Account> find(UserId user) {
        return accounts.get(user.value()) instanceof StoredRow.Sound<Account> sound
                ? Optional.of(sound.value())
                : Optional.empty();
    }

    @Override
    public synchronized Page<LedgerEntry> ledger(UserId user, @Nullable Long before, int limit) {
        var entries = new ArrayList<LedgerEntry>();
        for (var row : ledger(user).descendingMap().values()) {
            if (row instanceof StoredRow.Sound<LedgerEntry> sound
                    && (before == null || sound.value().number() < before)) {
                entries.add(sound.value());
            }
        }
        return entries.size() > limit
                ? new Page<>(
                        entries.subList(0, limit),
                        Long.toString(entries.get(limit - 1).number()))
                : new Page<>(entries, null);
    }

    @Override
    public synchronized Optional<MadeGrant> find(String id) {
        return Optional.ofNullable(grants.get(id));
    }

    @Override
    public synchronized Written write(MadeGrant made, Movement movement) {
        var earlier = grants.get(made.grant().id());
        if (earlier != null) {
            return new Written.AlreadyMade(earlier);
        }
        if (!move(movement)) {
            return new Written.AccountMoved(find(movement.before().user()));
        }
        grants.put(made.grant().id(), made);
        return new Written.Ok();
    }

    @Override
    public synchronized Page<StoredRow<Account>> accounts(@Nullable String after, int limit) {
        return page(accounts, after, limit);
    }

    @Override
    public synchronized Page<StoredRow<LedgerEntry>> entries(UserId user, @Nullable String after, int limit) {
        return page(ledger(user), after, limit);
    }

    private static <T> Page<T> page(NavigableMap<String, T> rows, @Nullable String after, int limit) {
        var following = after == null ? rows : rows.tailMap(after, false);
        List<String> keys = following.keySet().stream().limit(limit).toList();
        return new Page<>(
                keys.stream().map(following::get).toList(), keys.size() == following.size() ? null : keys.getLast());
    }
}
