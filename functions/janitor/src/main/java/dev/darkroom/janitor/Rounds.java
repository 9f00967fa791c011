package dev.darkroom.janitor;

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

    private final SweepJobs sweep;

    Rounds(SweepJobs sweep) {
        this.sweep = sweep;
    }

    Swept make(int millisLeft) {
        var swept = sweep.sweep(Duration.ofMillis(millisLeft).minus(RESERVE));
        if (swept.looked() > 0) {
            LOG.info(
                    "looked at {} jobs that were due: ended {}, sent {}, failed {}",
                    swept.looked(),
                    swept.ended(),
                    swept.sent(),
                    swept.failed());
        }
        return swept;
    }
}
