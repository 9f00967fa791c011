package dev.darkroom.jobs.simulation;

import dev.darkroom.credits.Accounts;
import dev.darkroom.credits.AuditedLedger;
import dev.darkroom.credits.GrantStore;
import dev.darkroom.credits.LedgerEntry;
import dev.darkroom.credits.Plan;
import dev.darkroom.jobs.JobStore;
import dev.darkroom.jobs.rules.RuleStore;
import dev.darkroom.kernel.UserId;
import dev.darkroom.realtime.Connections;
import dev.darkroom.realtime.EventLog;
import dev.darkroom.realtime.Subscriptions;
import dev.darkroom.testing.SteppedClock;
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
        return AuditedLedger.all(accounts(), user);
    }
}
