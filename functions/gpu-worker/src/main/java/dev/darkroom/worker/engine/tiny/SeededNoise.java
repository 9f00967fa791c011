package dev.darkroom.worker.engine.tiny;

/**
 * Normally distributed numbers that are the same for a seed on every machine and every Java: SplitMix64 (Steele, Lea and Flood, 2014)
 * through the transform of Box and Muller. The JDK promises neither for its own generators.
 */
final class SeededNoise {

    private long state;

    SeededNoise(long seed) {
        state = seed;
    }

    /** Mean 0, variance 1. */
    float[] normal(int count) {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i += 2) {
            double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - uniform()));
            double angle = 2 * Math.PI * uniform();
            numbers[i] = (float) (radius * StrictMath.cos(angle));
            if (i + 1 < count) {
                numbers[i + 1] = (float) (radius * StrictMath.sin(angle));
            }
        }
        return numbers;
    }

    /** From 0 up to, not including, a bound. */
    int below(int bound) {
        return (int) (uniform() * bound);
    }

    /** From 0 up to, not including, 1. */
    double uniform() {
        return (next() >>> 11) * 0x1.0p-53;
    }

    private long next() {
        state += 0x9E3779B97F4A7C15L;
        long z = (state ^ state >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
