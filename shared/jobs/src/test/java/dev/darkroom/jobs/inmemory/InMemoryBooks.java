package dev.darkroom.jobs.inmemory;

import dev.darkroom.credits.Account;
import dev.darkroom.credits.Accounts;
import dev.darkroom.credits.LedgerEntry;
import dev.darkroom.credits.Movement;
import dev.darkroom.kernel.Page;
import dev.darkroom.kernel.UserId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Accounts and ledger in memory. */
public final class InMemoryBooks implements Accounts {
    private final Map<UserId, Account> accounts = new HashMap<>();
    private final Map<UserId, List<LedgerEntry>> ledger = new HashMap<>();

    @Override
    public synchronized Optional<Account> find(UserId user) {
        return Optional.ofNullable(accounts.get(user));
    }

    @Override
    public synchronized Page<LedgerEntry> ledger(UserId user, @Nullable Long before, int limit) {
        var entries = ledger.getOrDefault(user, List.of()).reversed().stream()
                .filter(entry -> before == null || entry.number() < before)
                .limit(limit)
                .toList();
        var more = entries.size() == limit && entries.getLast().number() > 1;
        return new Page<>(entries, more ? Long.toString(entries.getLast().number()) : null);
    }

    /** Writes the movement if the account stands where it began. */
    synchronized boolean move(Movement movement) {
        var user = movement.after().user();
        var stands = accounts.get(user);
        if (stands == null
                || stands.entries() != movement.before().entries()
                || stands.plan() != movement.before().plan()) {
            return false;
        }
        write(movement, stands.ruleSlots());
        return true;
    }

    /** Opens an account. */
    public synchronized void open(Movement opening) {
        write(opening, 0);
    }

    private void write(Movement movement, int ruleSlots) {
        var after = movement.after();
        accounts.put(
                after.user(),
                new Account(
                        after.user(),
                        after.plan(),
                        after.available(),
                        after.held(),
                        after.spent(),
                        after.entries(),
                        after.activeJobs(),
                        ruleSlots));
        ledger.computeIfAbsent(after.user(), user -> new ArrayList<>()).addAll(movement.entries());
    }

    /** Takes a rule slot, or frees one with −1; false when the plan has none left or there is no account. */
    synchronized boolean moveSlots(UserId user, int by) {
        var stands = accounts.get(user);
        if (stands == null || stands.ruleSlots() + by > stands.plan().ruleSlots() || stands.ruleSlots() + by < 0) {
            return false;
        }
        accounts.put(
                user,
                new Account(
                        user,
                        stands.plan(),
                        stands.available(),
                        stands.held(),
                        stands.spent(),
                        stands.entries(),
                        stands.activeJobs(),
                        stands.ruleSlots() + by));
        return true;
    }
}
