package dev.darkroom.realtime;

import java.time.Instant;

/**
 * A connection that watches a topic. Pushes go to live ones only; until then a replay sends it what it missed.
 *
 * @param cursor the last event that the replay knows to have been delivered, or what its client said to hold
 * @param replay names the replay that brings it up; another one takes over by putting its own name here
 * @param leaseUntil while not live: when its replay is taken for dead
 * @param connectedAt when the socket was opened, for the moments in which the gateway does not know it yet
 * @param announce whether the client waits for {@code synced} at the end of the replay
 */
public record Subscription(
        Topic topic,
        ConnectionId connection,
        boolean live,
        long cursor,
        String replay,
        Instant leaseUntil,
        Instant connectedAt,
        boolean announce) {
    Subscription at(long delivered, Instant newLease) {
        return new Subscription(topic, connection, live, delivered, replay, newLease, connectedAt, announce);
    }

    Subscription ownedBy(String newReplay, Instant newLease) {
        return new Subscription(topic, connection, live, cursor, newReplay, newLease, connectedAt, announce);
    }

    /** Whether a replay should be bringing it up and none does. */
    boolean isStranded(Instant now) {
        return !live && leaseUntil.isBefore(now);
    }
}
