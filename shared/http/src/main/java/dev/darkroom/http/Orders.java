package dev.darkroom.http;

import io.micronaut.http.filter.ServerFilterPhase;

/** In which order the edge's filters see a request; answers pass them backwards. */
public final class Orders {
    /** Outermost: what it adds must stand on the answers of all others. */
    static final int ANSWER = -1100;

    static final int GATE = -1000;

    /** Around {@link #RATE_LIMIT}: a filter does not see the answer to a request that it refused itself. */
    public static final int RATE_LIMIT_HEADERS = -900;

    /** Before tokens are demanded, so that guessing tokens is limited too. */
    public static final int RATE_LIMIT = 38_000;

    static {
        if (RATE_LIMIT >= ServerFilterPhase.SECURITY.before()) {
            throw new AssertionError("rate limits must come before security");
        }
    }

    private Orders() {}
}
