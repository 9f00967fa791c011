package dev.darkroom.acceptance.chaos;

import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Decides by chance what goes wrong, counts it, and can be told that it is enough. */
final class Faults {
    /** Stands in whatever an injected fault says, so that a log line can be told from one that a person must look into. */
    static final String MARK = "injected fault";

    private final Random random;
    private final Map<String, Integer> counts = new TreeMap<>();
    private final CountDownLatch end = new CountDownLatch(1);

    Faults(long seed) {
        random = new Random(seed);
    }

    /** Whether this goes wrong now. */
    synchronized boolean strikes(String what, double probability) {
        if (areOver() || random.nextDouble() >= probability) {
            return false;
        }
        counts.merge(what, 1, Integer::sum);
        return true;
    }

    synchronized int below(int bound) {
        return random.nextInt(bound);
    }

    /** Nothing goes wrong any more. */
    void end() {
        end.countDown();
    }

    boolean areOver() {
        return end.getCount() == 0;
    }

    /** Waits for the end, this long at most; whether it came. */
    boolean areOverWithin(Duration longest) throws InterruptedException {
        return end.await(longest.toMillis(), TimeUnit.MILLISECONDS);
    }

    synchronized Map<String, Integer> counts() {
        return Map.copyOf(counts);
    }

    @Override
    public synchronized String toString() {
        return counts.toString();
    }
}
