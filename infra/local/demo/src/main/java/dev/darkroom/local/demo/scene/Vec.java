package dev.darkroom.local.demo.scene;

import java.util.stream.IntStream;

/** A point or direction in metres (x right, y up, z towards the viewer), or a linear RGB radiance in (x, y, z). */
record Vec(double x, double y, double z) {
    static final Vec ZERO = new Vec(0, 0, 0);
    private static final double[] LINEAR =
            IntStream.range(0, 256).mapToDouble(Vec::decoded).toArray();
    static final Vec UP = new Vec(0, 1, 0);

    static Vec of(double x, double y, double z) {
        return new Vec(x, y, z);
    }

    /** The linear radiance of an sRGB colour written as {@code 0xRRGGBB}. */
    static Vec srgb(int rgb) {
        return new Vec(linear(rgb >> 16 & 0xff), linear(rgb >> 8 & 0xff), linear(rgb & 0xff));
    }

    private static double linear(int channel) {
        return LINEAR[channel];
    }

    private static double decoded(int channel) {
        double s = channel / 255.0;
        return s <= 0.04045 ? s / 12.92 : Math.pow((s + 0.055) / 1.055, 2.4);
    }

    Vec plus(Vec o) {
        return new Vec(x + o.x, y + o.y, z + o.z);
    }

    Vec minus(Vec o) {
        return new Vec(x - o.x, y - o.y, z - o.z);
    }

    Vec times(double k) {
        return new Vec(x * k, y * k, z * k);
    }

    Vec times(Vec o) {
        return new Vec(x * o.x, y * o.y, z * o.z);
    }

    Vec along(Vec direction, double distance) {
        return new Vec(x + direction.x * distance, y + direction.y * distance, z + direction.z * distance);
    }

    Vec mix(Vec o, double share) {
        return new Vec(x + (o.x - x) * share, y + (o.y - y) * share, z + (o.z - z) * share);
    }

    double dot(Vec o) {
        return x * o.x + y * o.y + z * o.z;
    }

    Vec cross(Vec o) {
        return new Vec(y * o.z - z * o.y, z * o.x - x * o.z, x * o.y - y * o.x);
    }

    double length() {
        return Math.sqrt(dot(this));
    }

    Vec unit() {
        return times(1 / length());
    }

    Vec mirroredAt(Vec normal) {
        return along(normal, -2 * dot(normal));
    }

    /** Rotated around the vertical axis by the angle whose cosine and sine are given. */
    Vec turned(double cos, double sin) {
        return new Vec(x * cos + z * sin, y, z * cos - x * sin);
    }
}
