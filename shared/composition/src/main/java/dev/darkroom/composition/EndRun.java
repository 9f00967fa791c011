package dev.darkroom.composition;

import dev.darkroom.composition.CompositionStore.Settled;
import dev.darkroom.observability.Metrics;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends runs: the final state and the capture or release of the credit are one transaction, made once whoever asks, how often and how many at
 * once. Afterwards everybody is told.
 */
@Singleton
final class EndRun {
    private static final Logger LOG = LoggerFactory.getLogger(EndRun.class);

    /** Others who write the run or the account at the same moment: each round one of them wins. */
    private static final int MAX_TRIES = 30;

    private final CompositionStore store;
    private final RunCredits credits;
    private final GenerationNews news;
    private final CompositionLimits limits;
    private final InstantSource clock;

    EndRun(
            CompositionStore store,
            RunCredits credits,
            GenerationNews news,
            CompositionLimits limits,
            InstantSource clock) {
        this.store = store;
        this.credits = credits;
        this.news = news;
        this.limits = limits;
        this.clock = clock;
    }

    /** How a run should end; no reason when it is done. */
    record Ending(RunState state, @Nullable String why) {
        static final Ending DONE = new Ending(RunState.DONE, null);

        static Ending failed(String why) {
            return new Ending(RunState.FAILED, why);
        }
    }

    /**
     * Ends the run as the decision says, which is asked again for each version of the run that turns up; when it says nothing, the run stays as
     * it is.
     *
     * @return the run that stands now, ended or not; empty when it is gone
     */
    Optional<Run> end(Run run, Function<Run, Optional<Ending>> decision) {
        var stands = Optional.of(run);
        for (int tries = 0; tries < MAX_TRIES; tries++) {
            if (stands.isEmpty() || stands.get().state().isFinal()) {
                return stands;
            }
            var ending = decision.apply(stands.get());
            if (ending.isEmpty()) {
                return stands;
            }
            var settlement = credits.settlement(stands.get(), ending.get().state() == RunState.DONE);
            if (settlement.isEmpty()) {
                // Somebody has settled the run since it was read: its hold is gone from the account already.
                stands = again(stands.get());
                continue;
            }
            var now = clock.instant();
            var after = stands.get().ended(ending.get().state(), ending.get().why(), now.plus(limits.tellAgainAfter()));
            switch (store.settle(after, settlement.get().movement())) {
                case Settled.Ok ok -> {
                    credits.saw(settlement.get().movement());
                    log(after, Duration.between(after.createdAt(), now));
                    news.ended(after);
                    return Optional.of(after);
                }
                case Settled.AccountMoved moved -> {}
                case Settled.RunMoved elsewhere -> stands = elsewhere.current();
            }
        }
        throw new IllegalStateException("run " + run.id() + " kept moving while it was to end");
    }

    private static void log(Run ended, Duration took) {
        LOG.atInfo()
                .addKeyValue("run", ended.id())
                .addKeyValue("state", ended.state().wireName())
                .addKeyValue("step", ended.step())
                .addKeyValue(Metrics.KEY, Metrics.by("state").millis("GenerationTime", took))
                .log("generation has ended");
    }

    /** The run as it is now; it must have moved, or the books are broken. */
    private Optional<Run> again(Run seen) {
        var now = store.find(seen.id());
        if (now.isPresent() && now.get().version() == seen.version()) {
            throw new IllegalStateException("nothing is held for run " + seen.id());
        }
        return now;
    }
}
