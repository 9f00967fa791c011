package dev.darkroom.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands until a test moves it. Safe to read from many threads. */
public final class SteppedClock implements InstantSource {
    private final AtomicReference<Instant> now;

    private SteppedClock(Instant start) {
        now = new AtomicReference<>(start);
    }

    /** A clock that stands at that instant. */
    public static SteppedClock at(Instant start) {
        return new SteppedClock(start);
    }

    /** A clock that stands at an ISO-8601 instant such as {@code 2026-01-01T00:00:00Z}. */
    public static SteppedClock at(String start) {
        return at(Instant.parse(start));
    }

    /** A clock that stands at the present: what it stamps is neither expired nor in the future for the stores. */
    public static SteppedClock now() {
        return at(InstantSource.system().instant());
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    /** Moves on by that much, or back for a negative duration; gives the new instant. */
    public Instant advance(Duration step) {
        return now.updateAndGet(instant -> instant.plus(step));
    }

    /** Jumps to an instant, backwards too: clocks of real machines do. */
    public void set(Instant instant) {
        now.set(instant);
    }
}
