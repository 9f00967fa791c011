package dev.darkroom.benchmarks;

import java.util.Arrays;
import java.util.concurrent.Callable;

/** Measured durations, and what they say together. */
final class Durations {
    private final long[] nanos;
    private int count;

    /** @param capacity how many will be measured at most */
    Durations(int capacity) {
        nanos = new long[capacity];
    }

    /** Runs the action and adds how long it took. */
    <T> T measure(Callable<T> action) throws Exception {
        long begin = System.nanoTime();
        T result = action.call();
        add(System.nanoTime() - begin);
        return result;
    }

    synchronized void add(long duration) {
        nanos[count++] = duration;
    }

    /** Milliseconds below which that share of the durations lies; {@code share} from 0 to 1. */
    synchronized double percentile(double share) {
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        return sorted[(int) Math.min(count - 1, Math.floor(share * count))] / 1e6;
    }
}
