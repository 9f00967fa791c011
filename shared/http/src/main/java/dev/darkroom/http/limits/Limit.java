package dev.darkroom.http.limits;

/**
 * A token bucket's size. A bucket holds {@code quota} tokens and fills up from empty in one window of a minute.
 *
 * @param name as clients see it in {@code RateLimit-Policy}
 * @param quota requests at once, and per window in the long run; at least 1
 */
record Limit(String name, long quota) {
    static final int WINDOW_SECONDS = 60;

    /** The window in microseconds, the unit of all times here: one token may come back every 2 ms. */
    static final long WINDOW = WINDOW_SECONDS * 1_000_000L;

    Limit {
        if (quota < 1 || quota > WINDOW) {
            throw new IllegalArgumentException("a limit needs a quota of 1 to " + WINDOW + ", not " + quota);
        }
    }

    /** Microseconds in which one token comes back. */
    long interval() {
        return WINDOW / quota;
    }
}
