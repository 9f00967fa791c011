package dev.darkroom.local.cloud.socket;

import java.time.Duration;

/**
 * What a WebSocket API allows.
 *
 * @param frameBytes largest frame that a client may send
 * @param messageBytes largest message, in either direction
 * @param idle a connection without a message either way for so long is closed
 * @param life no connection lives longer
 * @param queuedBytes what may wait for a slow reader before its connection is closed
 */
public record SocketLimits(int frameBytes, int messageBytes, Duration idle, Duration life, int queuedBytes) {
    /** API Gateway's limits; the queue is this emulation's own. */
    public static final SocketLimits AWS =
            new SocketLimits(32 * 1024, 128 * 1024, Duration.ofMinutes(10), Duration.ofHours(2), 1024 * 1024);
}
