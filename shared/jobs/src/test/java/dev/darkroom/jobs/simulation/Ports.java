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

    /** These, with another queue. */
    public Ports withQueue(WorkQueue other) {
        return new Ports(
                jobs, rules, accounts, grants, photos, other, letters, events, subscriptions, connections, poster);
    }
}
