package dev.darkroom.acceptance.chaos;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Decides by chance what goes wrong, counts it, and can be told that it is enough. */
final class Faults {
    /** Stands in whatever an injected fault says, so that a log line can be told from one that a person must look into. */
    static final String MARK = "injected fault";

    private final Random random;
    private final Map<String, Integer> counts = new TreeMap<>();
    private boolean over;

    Faults(long seed) {
        random = new Random(seed);
    }

    /** Whether this goes wrong now. */
    synchronized boolean strikes(String what, double probability) {
        if (over || random.nextDouble() >= probability) {
            return false;
        }
        counts.merge(what, 1, Integer::sum);
        return true;
    }

    synchronized int below(int bound) {
        return random.nextInt(bound);
    }

    /** Nothing goes wrong any more. */
    synchronized void end() {
        over = true;
    }

    synchronized boolean areOver() {
        return over;
    }

    synchronized Map<String, Integer> counts() {
        return Map.copyOf(counts);
    }

    @Override
    public synchronized String toString() {
        return counts.toString();
    }
}
