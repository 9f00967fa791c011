package dev.darkroom.jobs.simulation;

import dev.darkroom.credits.Accounts;
import dev.darkroom.credits.GrantStore;
import dev.darkroom.jobs.JobStore;
import dev.darkroom.jobs.LostLetters;
import dev.darkroom.jobs.WorkQueue;
import dev.darkroom.jobs.rules.RuleStore;
import dev.darkroom.realtime.Connections;
import dev.darkroom.realtime.EventLog;
import dev.darkroom.realtime.Poster;
import dev.darkroom.realtime.Subscriptions;
import dev.darkroom.storage.ObjectStore;
import dev.darkroom.testing.crash.CrashingPorts;

/** Everything outside a function that its use cases call. */
public record Ports(
        JobStore jobs,
        RuleStore rules,
        Accounts accounts,
        GrantStore grants,
        ObjectStore photos,
        WorkQueue queue,
        LostLetters letters,
        EventLog events,
        Subscriptions subscriptions,
        Connections connections,
        Poster poster) {

    /** These, each of which may be the death of its caller. */
    public Ports behind(CrashingPorts crashing) {
        return new Ports(
                crashing.around(JobStore.class, jobs),
                crashing.around(RuleStore.class, rules),
                crashing.around(Accounts.class, accounts),
                crashing.around(GrantStore.class, grants),
                crashing.around(ObjectStore.class, photos),
                crashing.around(WorkQueue.class, queue),
                crashing.around(LostLetters.class, letters),
                crashing.around(EventLog.class, events),
                crashing.around(Subscriptions.class, subscriptions),
                crashing.around(Connections.class, connections),
                crashing.around(Poster.class, poster));
    }

    /** These, with another queue. */
    public Ports withQueue(WorkQueue other) {
        return new Ports(
                jobs, rules, accounts, grants, photos, other, letters, events, subscriptions, connections, poster);
    }
}
