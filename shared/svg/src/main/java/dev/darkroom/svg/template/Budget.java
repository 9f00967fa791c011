package dev.darkroom.svg.template;

import java.time.Duration;
import java.util.function.LongSupplier;

/** What a rendering has used up of its {@link Limits}. */
final class Budget {
    /** Reading the clock costs more than most steps. */
    private static final int STEPS_BETWEEN_LOOKS = 64;

    private final LongSupplier nanos;
    private final Duration time;
    private final long start;
    private int steps;
    private int turns;

    /** The time begins now. */
    Budget(LongSupplier nanos, Duration time) {
        this.nanos = nanos;
        this.time = time;
        this.start = nanos.getAsLong();
    }

    /** Counts a piece of work that takes bounded time. */
    void step(int offset) {
        if (++steps % STEPS_BETWEEN_LOOKS == 0) {
            lookAtClock(offset);
        }
    }

    private void lookAtClock(int offset) {
        if (nanos.getAsLong() - start > time.toNanos()) {
            throw new TemplateFault.TimeIsUp(time, offset);
        }
    }

    /** Counts a turn of a loop. */
    void turn(int offset) {
        if (++turns > Limits.LOOP_TURNS) {
            throw new TemplateFault("more than " + Limits.LOOP_TURNS + " loop turns", offset);
        }
        step(offset);
    }

    /** Before a value of that many characters is built; long ones count as many steps. */
    void size(long characters, int offset) {
        if (characters > Limits.OUTPUT_BYTES) {
            throw new TemplateFault("a value of more than " + Limits.OUTPUT_BYTES + " characters", offset);
        }
        steps += (int) characters / STEPS_BETWEEN_LOOKS;
        lookAtClock(offset);
    }
}
