package dev.darkroom.janitor;

import dev.darkroom.composition.SweepRuns;
import dev.darkroom.jobs.SweepJobs;
import dev.darkroom.jobs.SweepJobs.Swept;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The round of each minute. */
@Singleton
final class Rounds {
    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

    /** What the last batch and the answer may take; the next minute goes on where this one stops. */
    private static final Duration RESERVE = Duration.ofSeconds(20);

    private final SweepJobs jobs;
    private final SweepRuns runs;

    Rounds(SweepJobs jobs, SweepRuns runs) {
        this.jobs = jobs;
        this.runs = runs;
    }

    /** What a round did. */
    record Made(SweepRuns.Swept runs, Swept jobs) {}

    /** Runs first: people wait for their pictures, and there are few. They get half of the time at most. */
    Made make(int millisLeft) {
        var budget = Duration.ofMillis(millisLeft).minus(RESERVE);
        var sweptRuns = runs.sweep(budget.dividedBy(2));
        if (sweptRuns.looked() > 0) {
            LOG.info("looked at {} runs that were due: failed {}", sweptRuns.looked(), sweptRuns.failed());
        }
        var swept = jobs.sweep(budget.dividedBy(2));
        if (swept.looked() > 0) {
            LOG.info(
                    "looked at {} jobs that were due: ended {}, sent {}, failed {}",
                    swept.looked(),
                    swept.ended(),
                    swept.sent(),
                    swept.failed());
        }
        return new Made(sweptRuns, swept);
    }
}
