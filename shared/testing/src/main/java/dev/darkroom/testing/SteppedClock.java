package dev.darkroom.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands until a test moves it. Safe to read from many threads. */
public final class SteppedClock implements InstantSource {
    private volatile Instant now;

    private SteppedClock(Instant start) {
        now = start;
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
        return now;
    }

    /** Moves on by that much, or back for a negative duration; gives the new instant. */
    public synchronized Instant advance(Duration step) {
        Instant next = now.plus(step);
        now = next;
        return next;
    }

    /** Jumps to an instant, backwards too: clocks of real machines do. */
    public synchronized void set(Instant instant) {
        now = instant;
    }
}
