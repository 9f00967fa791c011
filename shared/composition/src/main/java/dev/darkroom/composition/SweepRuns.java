package dev.darkroom.composition;

import dev.darkroom.composition.EndRun.Ending;
import dev.darkroom.composition.RunQueue.RunNotQueued;
import dev.darkroom.kernel.RunId;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the janitor does for runs: queues what perhaps never was, ends what nobody ends, and makes sure that ends were told. */
@Singleton
public final class SweepRuns {
    private static final Logger LOG = LoggerFactory.getLogger(SweepRuns.class);
    private static final int BATCH = 100;

    private final CompositionStore store;
    private final EndRun endRun;
    private final DispatchRun dispatch;
    private final GenerationNews news;
    private final InstantSource clock;

    SweepRuns(CompositionStore store, EndRun endRun, DispatchRun dispatch, GenerationNews news, InstantSource clock) {
        this.store = store;
        this.endRun = endRun;
        this.dispatch = dispatch;
        this.news = news;
        this.clock = clock;
    }

    /** What a round did, counted in runs. */
    public record Swept(int looked, int failed) {}

    /** Looks at what is due now, {@value #BATCH} runs at a time, until none is left or the time is up. */
    public Swept sweep(Duration budget) {
        var until = clock.instant().plus(budget);
        int looked = 0;
        int failed = 0;
        int batch;
        int failedOfBatch;
        do {
            var now = clock.instant();
            var runs = store.due(now, BATCH);
            batch = runs.size();
            failedOfBatch = 0;
            for (var id : runs) {
                failedOfBatch += tryToBringOn(id, now) ? 0 : 1;
            }
            looked += batch;
            failed += failedOfBatch;
        } while (batch == BATCH && failedOfBatch < BATCH && clock.instant().isBefore(until));
        return new Swept(looked, failed);
    }

    private boolean tryToBringOn(RunId id, Instant now) {
        try {
            // The index lags behind: only the run itself says whether it is due.
            store.find(id).filter(run -> isDue(run, now)).ifPresent(run -> bringOn(run, now));
            return true;
        } catch (RuntimeException e) {
            LOG.error("run {} could not be brought on; the next round tries again", id, e);
            return false;
        }
    }

    private static boolean isDue(Run run, Instant now) {
        var due = run.dueAt();
        return due != null && !due.isAfter(now);
    }

    private void bringOn(Run run, Instant now) {
        if (run.state().isFinal()) {
            news.endedAgain(run);
            store.step(run.forgotten());
        } else if (run.dispatched() || now.isAfter(run.deadline())) {
            LOG.info("run {} is past its deadline and fails", run.id());
            endRun.end(
                    run,
                    stands -> isDue(stands, now)
                            ? Optional.of(Ending.failed(RecordGeneration.PAST_DEADLINE))
                            : Optional.empty());
        } else {
            queue(run);
        }
    }

    private void queue(Run run) {
        var composition = store.find(run.id().session());
        if (composition.isEmpty()) {
            end(run, "The session was deleted.");
            return;
        }
        try {
            LOG.info("run {} was perhaps never queued; queueing it", run.id());
            dispatch.dispatch(composition.get(), run);
        } catch (RunNotQueued later) {
            LOG.warn("run {} could not be queued; the next round tries again", run.id(), later);
        }
    }

    /** A run that no worker could finish three times ends. Done when it has ended, by this or before. */
    public void bury(RunId id) {
        store.find(id)
                .ifPresent(run -> end(
                        run,
                        "Three workers tried to make the picture and none could. Nothing was charged; try again."));
    }

    private void end(Run run, String why) {
        endRun.end(run, stands -> Optional.of(Ending.failed(why)));
    }
}
