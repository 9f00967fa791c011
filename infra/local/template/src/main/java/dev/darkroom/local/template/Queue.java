package dev.darkroom.local.template;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * An SQS queue.
 *
 * @param fifo whether messages of a group come one after the other and a repeated one only once; else a standard queue
 * @param visibility how long a received message stays hidden
 * @param retention how long an unread message is kept
 * @param delay how long a new message stays hidden
 * @param receiveWait how long a receive waits by default
 */
public record Queue(
        String logicalId,
        String name,
        URI url,
        String arn,
        boolean fifo,
        Duration visibility,
        Duration retention,
        Duration delay,
        Duration receiveWait,
        Optional<Redrive> redrive) {

    /** After {@code maxReceives} receives a message goes to the queue of {@code deadLetterArn}. */
    public record Redrive(String deadLetterArn, int maxReceives) {}

    /** Whether a queue of this name is a FIFO queue: SQS lets no other end so. */
    static boolean isFifo(String name) {
        return name.endsWith(".fifo");
    }
}
