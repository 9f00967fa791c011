package dev.darkroom.composition;

import dev.darkroom.composition.CrashScene.Act;
import dev.darkroom.kernel.RunId;
import dev.darkroom.kernel.SessionId;
import dev.darkroom.kernel.UserId;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Brings a house into the situations in which callers die. */
final class Staging {
    static final Duration ROUND = Duration.ofSeconds(30);

    private Staging() {}

    /** Plays in a new environment, any port of which may be the death of it. */
    static Act as(CompositionHouse house, Consumer<CompositionHouse> play) {
        return ports -> play.accept(house.deathly(ports));
    }

    /** A round of the janitor's at the moment when all that stands is due. */
    static Act dueRound(CompositionHouse house) {
        house.waitUntilDue();
        return as(house, dying -> dying.sweepRuns.sweep(ROUND));
    }

    /** Its main line is done, told and forgotten. */
    static SessionId aFinishedSession(CompositionHouse house, @Nullable UserId payer) {
        var main = house.start(payer, null).orRefuse();
        house.make(main);
        house.queue.clear();
        house.waitUntilDue();
        house.sweepRuns.sweep(ROUND);
        return main.session();
    }

    /** From the second of its images. */
    static RunId aBranch(CompositionHouse house, SessionId session, @Nullable UserId payer) {
        return house.branch(session, new NodeId.Image(RunId.main(session), 2), payer, null)
                .orRefuse();
    }

    /** A branch of a finished session, and waits for a worker. */
    static RunId aQueuedBranch(CompositionHouse house) {
        var user = house.aUser();
        return aBranch(house, aFinishedSession(house, user), user);
    }

    /** As {@link #aQueuedBranch}, and the attempt {@code a} is at its steps. */
    static RunId aRunningBranch(CompositionHouse house, int steps) {
        var branch = aQueuedBranch(house);
        house.begin(branch, "a");
        for (int step = 1; step <= steps; step++) {
            house.step(branch, "a", step).orRefuse();
        }
        return branch;
    }

    /** Begins something while the queue refuses everything. */
    static void withoutQueue(CompositionHouse house, Runnable begin) {
        house.world.queueRefuses = true;
        try {
            begin.run();
        } finally {
            house.world.queueRefuses = false;
        }
    }

    /** As if who ends it died before anybody was told. */
    static void endUntold(CompositionHouse house, RunId run) {
        var stands = house.store.find(run).orElseThrow();
        var told = house.clock.instant().plus(CompositionLimits.standard().tellAgainAfter());
        house.store.settle(stands.ended(RunState.FAILED, "why", told), null);
    }
}
