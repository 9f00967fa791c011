package dev.darkroom.jobs;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * How long things may take. The relations between the values are checked at start.
 *
 * @param uploadWindow from creation to execution; upload links live as long
 * @param silence a run that no worker reports on for this long has died
 * @param resendAfter a run that was queued but perhaps not sent is sent again
 * @param longestRun from execution to the deadline that workers get
 * @param tellAgainAfter the janitor makes sure that a job's end was published
 * @param downloadLife of the links to results
 * @param photosAtOnce of one run in a worker's memory
 */
@ConfigurationProperties("darkroom.jobs.limits")
public record JobLimits(
        @Bindable(defaultValue = "1h") Duration uploadWindow,
        @Bindable(defaultValue = "15m") Duration silence,
        @Bindable(defaultValue = "30s") Duration resendAfter,
        @Bindable(defaultValue = "2h") Duration longestRun,
        @Bindable(defaultValue = "1m") Duration tellAgainAfter,
        @Bindable(defaultValue = "1h") Duration downloadLife,
        @Bindable(defaultValue = "4") int photosAtOnce) {

    /** Largest photo in bytes; a larger object counts as missing. */
    public static final long MAX_PHOTO_BYTES = 25L * 1024 * 1024;

    /** A worker's heartbeat (contract {@code worker.md}). */
    private static final Duration HEARTBEAT = Duration.ofSeconds(20);

    /** From one round of the janitor to the end of the next. */
    private static final Duration JANITOR = Duration.ofMinutes(2);

    /** Longest time that a function may take: whatever is sent again must be older. */
    private static final Duration FUNCTION_TIMEOUT = Duration.ofSeconds(29);

    public JobLimits {
        require(silence.compareTo(HEARTBEAT.multipliedBy(3)) >= 0, "silence", "at least three heartbeats of 20s");
        require(resendAfter.compareTo(FUNCTION_TIMEOUT) > 0, "resend-after", "longer than a function may take, 29s");
        require(
                tellAgainAfter.compareTo(FUNCTION_TIMEOUT) > 0,
                "tell-again-after",
                "longer than a function may take, 29s");
        require(longestRun.compareTo(silence) > 0, "longest-run", "longer than silence");
        require(photosAtOnce >= 1, "photos-at-once", "at least 1");
    }

    private static void require(boolean holds, String name, String rule) {
        if (!holds) {
            throw new IllegalArgumentException("darkroom.jobs.limits." + name + " must be " + rule);
        }
    }

    /**
     * How long credits can be held for a job: it waits for its execution, runs to its deadline, falls silent, and is
     * ended by the janitor at the next minute.
     */
    public Duration longestHold() {
        return uploadWindow.plus(longestRun).plus(silence).plus(JANITOR);
    }

    /** The contract's values. */
    public static JobLimits standard() {
        return new JobLimits(
                Duration.ofHours(1),
                Duration.ofMinutes(15),
                Duration.ofSeconds(30),
                Duration.ofHours(2),
                Duration.ofMinutes(1),
                Duration.ofHours(1),
                4);
    }
}
