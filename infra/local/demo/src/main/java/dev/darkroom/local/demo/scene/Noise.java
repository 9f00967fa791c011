package dev.darkroom.local.demo.scene;

/** Repeatable noise from integer hashing: the same place has the same value on every machine. */
final class Noise {
    private Noise() {}

    /** Evenly spread in [0, 1) over the cells of a grid. */
    static double cell(int x, int y, int z) {
        int h = x * 0x27d4eb2d ^ y * 0x165667b1 ^ z * 0x9e3779b1;
        h = (h ^ h >>> 15) * 0x85ebca6b;
        h = (h ^ h >>> 13) * 0xc2b2ae35;
        return ((h ^ h >>> 16) >>> 8) * 0x1p-24;
    }

    /** Smooth noise in [0, 1) with features about one unit wide. */
    static double smooth(double x, double y, double z) {
        int ix = (int) Math.floor(x);
        int iy = (int) Math.floor(y);
        int iz = (int) Math.floor(z);
        double fx = fade(x - ix);
        double fy = fade(y - iy);
        double fz = fade(z - iz);
        double front = plane(ix, iy, iz, fx, fy);
        return front + (plane(ix, iy, iz + 1, fx, fy) - front) * fz;
    }

    private static double plane(int x, int y, int z, double fx, double fy) {
        double low = cell(x, y, z) + (cell(x + 1, y, z) - cell(x, y, z)) * fx;
        double high = cell(x, y + 1, z) + (cell(x + 1, y + 1, z) - cell(x, y + 1, z)) * fx;
        return low + (high - low) * fy;
    }

    /** Three octaves of {@link #smooth}, in [0, 1). */
    static double cloudy(double x, double y, double z) {
        return (smooth(x, y, z) * 4 + smooth(x * 2.1 + 7, y * 2.1, z * 2.1) * 2 + smooth(x * 4.3, y * 4.3 + 3, z * 4.3))
                / 7;
    }

    private static double fade(double t) {
        return t * t * (3 - 2 * t);
    }
}
