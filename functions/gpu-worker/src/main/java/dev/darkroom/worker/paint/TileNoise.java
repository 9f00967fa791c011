package dev.darkroom.worker.paint;

/** Smooth noise that repeats after 1.0 in both directions, equal on every machine: a hash on a lattice, interpolated. */
final class TileNoise {

    private final int seed;

    TileNoise(int seed) {
        this.seed = seed;
    }

    /** 0 to 1, with the given number of lattice cells along each side of the tile. */
    double at(double u, double v, int across, int down) {
        double x = u * across;
        double y = v * down;
        int left = (int) Math.floor(x);
        int top = (int) Math.floor(y);
        double fx = smooth(x - left);
        double fy = smooth(y - top);
        double above = mix(node(left, top, across, down), node(left + 1, top, across, down), fx);
        double below = mix(node(left, top + 1, across, down), node(left + 1, top + 1, across, down), fx);
        return mix(above, below, fy);
    }

    /** Octaves of {@link #at}, each twice as fine and half as strong; 0 to 1. */
    double clouds(double u, double v, int across, int down, int octaves) {
        double sum = 0;
        double weight = 1;
        double total = 0;
        for (int octave = 0; octave < octaves; octave++) {
            sum += weight * at(u, v, across << octave, down << octave);
            total += weight;
            weight /= 2;
        }
        return sum / total;
    }

    /** A random value of a numbered thing, 0 to 1. */
    double of(int x, int y) {
        int h = seed * 0x9E3779B9 ^ x * 0x85EBCA6B ^ y * 0xC2B2AE35;
        h = (h ^ h >>> 15) * 0x2C1B3C6D;
        h = (h ^ h >>> 12) * 0x297A2D39;
        return ((h ^ h >>> 15) >>> 8) / (double) (1 << 24);
    }

    private double node(int x, int y, int across, int down) {
        return of(Math.floorMod(x, across), Math.floorMod(y, down));
    }

    private static double smooth(double t) {
        return t * t * (3 - 2 * t);
    }

    static double mix(double a, double b, double t) {
        return a + (b - a) * t;
    }
}
