package dev.darkroom.local.cloud;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/** How long each part of a start took, in the order of the parts. */
public final class Timings {
    private final InstantSource clock;
    private final Map<String, Duration> parts = new LinkedHashMap<>();
    private Instant last;

    Timings(InstantSource clock) {
        this.clock = clock;
        this.last = clock.instant();
    }

    /** The part that has just ended. */
    void done(String part) {
        Instant now = clock.instant();
        parts.put(part, Duration.between(last, now));
        last = now;
    }

    public Map<String, Duration> parts() {
        return Map.copyOf(parts);
    }

    @Override
    public String toString() {
        var text = new StringBuilder();
        parts.forEach((part, took) ->
                text.append(text.isEmpty() ? "" : ", ").append("%s %.1f s".formatted(part, took.toMillis() / 1000.0)));
        return text.toString();
    }
}
