package dev.darkroom.worker;

import java.time.Duration;

/**
 * The numbers that must fit each other.
 *
 * @param poll how long a receive waits for a message; SQS allows 20 s at most
 * @param visibility how long a message stays hidden after it was taken or renewed
 * @param heartbeat how often it is renewed and the run says that it lives
 * @param firstRetry pause after a report's first failure; doubles with each further one
 * @param longestRetry longest pause between two tries
 * @param retryFor after this time in all a report is given up, and the message given back
 */
public record Limits(
        Duration poll,
        Duration visibility,
        Duration heartbeat,
        Duration firstRetry,
        Duration longestRetry,
        Duration retryFor) {

    /** As the worker contract has them. */
    public static final Limits CONTRACT = new Limits(
            Duration.ofSeconds(20),
            Duration.ofSeconds(60),
            Duration.ofSeconds(20),
            Duration.ofMillis(500),
            Duration.ofSeconds(30),
            Duration.ofMinutes(10));

    /** A photo is downloaded up to this size; larger uploads are not confirmed. */
    public static final long MAX_PHOTO_BYTES = 25L * 1024 * 1024;

    /** Refuses numbers under which a live worker could lose its message. */
    public Limits {
        if (heartbeat.multipliedBy(3).compareTo(visibility) > 0) {
            throw new IllegalArgumentException(
                    "a message must outlive two lost heartbeats: heartbeat × 3 ≤ visibility");
        }
        if (poll.compareTo(Duration.ofSeconds(20)) > 0) {
            throw new IllegalArgumentException("SQS waits for at most 20 s");
        }
        if (firstRetry.compareTo(longestRetry) > 0 || longestRetry.compareTo(retryFor) > 0) {
            throw new IllegalArgumentException("retries must grow: first ≤ longest ≤ in all");
        }
    }
}
