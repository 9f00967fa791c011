package dev.darkroom.worker.engine.generation;

/**
 * A rectangle relative to the canvas, from its top left corner: all of it lies inside, 0 to 1.
 *
 * @param width above 0
 * @param height above 0
 */
public record Box(double x, double y, double width, double height) {

    /** All of a canvas. */
    public static final Box ALL = new Box(0, 0, 1, 1);

    /** What sums of decimal fractions may be off. */
    private static final double ROUNDING = 1e-6;

    /** @throws IllegalArgumentException when it is empty or leaves the canvas */
    public Box {
        boolean inside = x >= 0 && y >= 0 && x + width <= 1 + ROUNDING && y + height <= 1 + ROUNDING;
        if (!inside || !(width > 0) || !(height > 0)) {
            throw new IllegalArgumentException("a box must lie inside the canvas, 0 to 1, and not be empty");
        }
    }

    /** The largest part of a rectangle that lies on the canvas; at least a thousandth of it. */
    public static Box clipped(double x, double y, double width, double height) {
        double left = Math.clamp(x, 0, 0.999);
        double top = Math.clamp(y, 0, 0.999);
        return new Box(
                left, top, Math.clamp(x + width, left + 0.001, 1) - left, Math.clamp(y + height, top + 0.001, 1) - top);
    }

    /** The part of the canvas that both cover, 0 to 1. */
    public double overlap(Box other) {
        double across = Math.min(x + width, other.x + other.width) - Math.max(x, other.x);
        double down = Math.min(bottom(), other.bottom()) - Math.max(y, other.y);
        return Math.max(0, across) * Math.max(0, down);
    }

    /** The lower edge. */
    public double bottom() {
        return y + height;
    }

    /** Part of the canvas, above 0 and up to 1. */
    public double area() {
        return width * height;
    }
}
