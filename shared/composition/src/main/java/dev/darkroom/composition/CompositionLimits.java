package dev.darkroom.composition;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * How long things may take. The relations between the values are checked at start.
 *
 * @param deadline from a run's creation to its failure, if no worker has ended it
 * @param resendAfter a run that was made but perhaps not queued is queued again
 * @param tellAgainAfter the janitor makes sure that a run's end was published
 * @param life of sessions, runs and images
 * @param linkLife of links to images, and of capabilities
 */
@ConfigurationProperties("darkroom.composition.limits")
public record CompositionLimits(
        @Bindable(defaultValue = "10m") Duration deadline,
        @Bindable(defaultValue = "30s") Duration resendAfter,
        @Bindable(defaultValue = "1m") Duration tellAgainAfter,
        @Bindable(defaultValue = "30d") Duration life,
        @Bindable(defaultValue = "24h") Duration linkLife) {

    /** A worker that dies gives its message back after so long (contract {@code worker.md}). */
    private static final Duration VISIBILITY = Duration.ofSeconds(60);

    /** Times that a message is given to a worker. */
    private static final int ATTEMPTS = 3;

    /** Longest time that a function may take: whatever is sent again must be older. */
    private static final Duration FUNCTION_TIMEOUT = Duration.ofSeconds(29);

    public CompositionLimits {
        require(
                deadline.compareTo(VISIBILITY.multipliedBy(ATTEMPTS)) > 0,
                "deadline",
                "longer than three workers take to die, 3m");
        require(resendAfter.compareTo(FUNCTION_TIMEOUT) > 0, "resend-after", "longer than a function may take, 29s");
        require(
                tellAgainAfter.compareTo(FUNCTION_TIMEOUT) > 0,
                "tell-again-after",
                "longer than a function may take, 29s");
        require(life.compareTo(deadline) > 0, "life", "longer than the deadline");
    }

    /** The contract's values. */
    public static CompositionLimits standard() {
        return new CompositionLimits(
                Duration.ofMinutes(10),
                Duration.ofSeconds(30),
                Duration.ofMinutes(1),
                Duration.ofDays(30),
                Duration.ofHours(24));
    }

    private static void require(boolean holds, String name, String rule) {
        if (!holds) {
            throw new IllegalArgumentException("darkroom.composition.limits." + name + " must be " + rule);
        }
    }
}
