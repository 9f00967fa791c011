package dev.darkroom.identity.inmemory;

import dev.darkroom.identity.studio.EndedSessions;
import dev.darkroom.kernel.StudioSessionId;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** {@link EndedSessions} in a map, which a test may break. */
public final class InMemoryEndedSessions implements EndedSessions {
    private final Map<StudioSessionId, Instant> until = new ConcurrentHashMap<>();
    private volatile boolean broken;

    @Override
    public void add(StudioSessionId session, Instant end) {
        if (broken) {
            throw new IllegalStateException("the caller dies here");
        }
        until.put(session, end);
    }

    /** Lets every caller die in {@link #add}, until it is mended. */
    public void setBroken(boolean now) {
        broken = now;
    }

    /** Until when it is told, by session. */
    public Map<StudioSessionId, Instant> told() {
        return Map.copyOf(until);
    }
}
