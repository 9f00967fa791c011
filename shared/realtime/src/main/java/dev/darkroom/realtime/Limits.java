package dev.darkroom.realtime;

import java.time.Duration;

/** Every bound of live delivery, each with its reason. */
public final class Limits {
    /** The longest that one reader can hold up a publisher. */
    public static final Duration POST_TIMEOUT = Duration.ofSeconds(2);

    /** Sockets posted to at once: enough for 1000 viewers in a few rounds, few enough for one environment's memory. */
    public static final int POSTS_AT_ONCE = 256;

    /** Topics that one connection may watch. */
    public static final int TOPICS_PER_CONNECTION = 50;

    /** API Gateway closes a socket after 2 h; the rest is slack. */
    public static final Duration CONNECTION_LIFE = Duration.ofMinutes(130);

    /** How long events stay for replay. */
    public static final Duration EVENT_LIFE = Duration.ofHours(24);

    /** How long a ticket opens a socket. */
    public static final Duration TICKET_LIFE = Duration.ofSeconds(60);

    /** A replay that has not moved for so long is taken for dead. A page of events takes far less. */
    public static final Duration REPLAY_LEASE = Duration.ofSeconds(30);

    /** The gateway may call a connection gone for so long after its handshake, before the socket is known everywhere. */
    static final Duration SETTLING = Duration.ofSeconds(5);

    /** Between two looks at a connection that settles. */
    static final Duration SETTLING_PAUSE = Duration.ofMillis(100);

    /** Events read at once for a replay. */
    static final int PAGE = 50;

    /** Events that a cold environment reads to find the end of a topic and what is proven to be posted. */
    static final int NEWEST = 25;

    /**
     * How long an environment trusts what it knows of a topic. Must be far below {@link #EVENT_LIFE}: after that the rows
     * are gone and the topic begins anew at 1.
     */
    static final Duration TRUST = Duration.ofHours(1);

    /** Topics that an environment remembers. */
    static final int REMEMBERED_TOPICS = 1000;

    /** Tries to take the next place in a topic: each lost one means that another publisher won. */
    static final int APPEND_TRIES = 40;

    static {
        require(TRUST.multipliedBy(2).compareTo(EVENT_LIFE) < 0, "trust must end long before events expire");
        require(POST_TIMEOUT.multipliedBy(3).compareTo(REPLAY_LEASE) < 0, "a slow post must not lose the lease");
    }

    private Limits() {}

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalStateException(rule);
        }
    }
}
