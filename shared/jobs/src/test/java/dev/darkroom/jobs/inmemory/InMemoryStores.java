package dev.darkroom.jobs.inmemory;

import dev.darkroom.credits.Account;
import dev.darkroom.credits.Plan;
import dev.darkroom.credits.inmemory.InMemoryAccounts;
import dev.darkroom.jobs.simulation.Stores;
import dev.darkroom.kernel.UserId;
import dev.darkroom.realtime.inmemory.InMemoryEventLog;
import dev.darkroom.realtime.inmemory.InMemorySubscriptions;
import dev.darkroom.testing.SteppedClock;

/** {@link Stores} in memory. */
public final class InMemoryStores implements Stores {
    private final SteppedClock clock = SteppedClock.at("2026-11-20T12:00:00Z");
    private final InMemoryAccounts books = new InMemoryAccounts();
    private final InMemoryRuleStore rules = new InMemoryRuleStore(books, clock);
    private final InMemoryJobStore jobs = new InMemoryJobStore(books, rules, clock);
    private final InMemoryEventLog events = new InMemoryEventLog();
    private final InMemorySubscriptions subscriptions = new InMemorySubscriptions(events);

    @Override
    public SteppedClock clock() {
        return clock;
    }

    @Override
    public InMemoryJobStore jobs() {
        return jobs;
    }

    @Override
    public InMemoryRuleStore rules() {
        return rules;
    }

    @Override
    public InMemoryAccounts accounts() {
        return books;
    }

    @Override
    public InMemoryAccounts grants() {
        return books;
    }

    @Override
    public InMemoryEventLog events() {
        return events;
    }

    @Override
    public InMemorySubscriptions subscriptions() {
        return subscriptions;
    }

    @Override
    public InMemorySubscriptions connections() {
        return subscriptions;
    }

    @Override
    public void open(UserId user, Plan plan) {
        books.write(Account.open(user, plan, clock.instant()));
    }
}
