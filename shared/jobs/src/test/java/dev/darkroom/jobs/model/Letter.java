package dev.darkroom.jobs.model;

import dev.darkroom.kernel.JobId;
import java.time.Instant;
import java.util.Optional;

/** A dead letter that the janitor gave up: it waits for an operator. */
final class Letter {
    /** That it is about; none when nobody can read it. */
    final Optional<JobId> job;
    /** From when on it can be taken. */
    Instant shown;

    Letter(Optional<JobId> job, Instant now) {
        this.job = job;
        this.shown = now;
    }
}
