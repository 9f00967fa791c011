package dev.darkroom.worker.engine.tiny;

/**
 * How much brighter, warmer and sharper; below 0 darker, cooler and softer. 1 is what "brighter" asks for, each at most ±2.
 */
record Wishes(double brightness, double warmth, double sharpness) {

    /** Nothing of it. */
    static final Wishes NONE = new Wishes(0, 0, 0);

    private static final double MOST = 2;

    Wishes {
        brightness = Math.clamp(brightness, -MOST, MOST);
        warmth = Math.clamp(warmth, -MOST, MOST);
        sharpness = Math.clamp(sharpness, -MOST, MOST);
    }

    Wishes and(Wishes other) {
        return new Wishes(brightness + other.brightness, warmth + other.warmth, sharpness + other.sharpness);
    }

    Wishes times(double degree) {
        return new Wishes(brightness * degree, warmth * degree, sharpness * degree);
    }
}
