package dev.darkroom.jobs.simulation;

import dev.darkroom.credits.Accounts;
import dev.darkroom.credits.GrantStore;
import dev.darkroom.credits.LedgerEntry;
import dev.darkroom.credits.Plan;
import dev.darkroom.jobs.JobStore;
import dev.darkroom.jobs.rules.RuleStore;
import dev.darkroom.kernel.Page;
import dev.darkroom.kernel.UserId;
import dev.darkroom.realtime.Connections;
import dev.darkroom.realtime.EventLog;
import dev.darkroom.realtime.Subscriptions;
import dev.darkroom.testing.SteppedClock;
import java.util.ArrayList;
import java.util.List;

/** What jobs and their news are kept in: real tables, or maps. */
public interface Stores {
    /** The time by which keys and events expire. */
    SteppedClock clock();

    JobStore jobs();

    RuleStore rules();

    Accounts accounts();

    GrantStore grants();

    EventLog events();

    Subscriptions subscriptions();

    Connections connections();

    /** Opens an account with its plan's start grant. */
    void open(UserId user, Plan plan);

    /** All of a user's entries, oldest first. */
    default List<LedgerEntry> ledger(UserId user) {
        var entries = new ArrayList<LedgerEntry>();
        Page<LedgerEntry> page;
        Long before = null;
        do {
            page = accounts().ledger(user, before, Page.MAX_LIMIT);
            entries.addAll(page.items());
            before = page.next() == null ? null : Long.valueOf(page.next());
        } while (before != null);
        return entries.reversed();
    }
}
