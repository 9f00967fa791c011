package dev.darkroom.worker.engine.generation;

import dev.darkroom.worker.photo.Mats;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Scalar;

/** Which pixels feedback may change: 8 bits, 0 where all must stay, soft on the inside of the edge. */
public final class AreaMask {

    /** Of the shorter side: how wide a box's edge is. */
    private static final double EDGE = 0.02;

    /** Of the disc's radius: how far it is fully open. */
    private static final double CORE = 0.55;

    private AreaMask() {}

    /** On a canvas of this size. */
    public static Mat of(Area area, int width, int height, Mats scope) {
        return switch (area) {
            case Area.Full full -> scope.own(new Mat(height, width, CvType.CV_8U, Scalar.all(255)));
            case Area.Region region -> rectangle(region.box(), width, height, scope);
            case Area.Around disc -> disc(disc, width, height, scope);
        };
    }

    /** The box that an area fills, on a canvas of this size. */
    public static Box bounds(Area area, int width, int height) {
        return switch (area) {
            case Area.Full full -> Box.ALL;
            case Area.Region region -> region.box();
            case Area.Around disc -> {
                double radius = Area.Around.RADIUS * Math.min(width, height);
                double across = radius / width;
                double down = radius / height;
                yield Box.clipped(disc.x() - across, disc.y() - down, 2 * across, 2 * down);
            }
        };
    }

    private static Mat rectangle(Box box, int width, int height, Mats scope) {
        double edge = EDGE * Math.min(width, height);
        double left = box.x() * width;
        double top = box.y() * height;
        double right = (box.x() + box.width()) * width;
        double bottom = box.bottom() * height;
        // towards the canvas' own border there is nothing to blend with
        double fromLeft = left < 1 ? -width : left;
        double fromTop = top < 1 ? -height : top;
        double toRight = right > width - 1 ? 2 * width : right;
        double toBottom = bottom > height - 1 ? 2 * height : bottom;
        return drawn(
                (x, y) -> Math.min(Math.min(x - fromLeft, toRight - x), Math.min(y - fromTop, toBottom - y)) / edge,
                width,
                height,
                scope);
    }

    private static Mat disc(Area.Around disc, int width, int height, Mats scope) {
        double radius = Area.Around.RADIUS * Math.min(width, height);
        return drawn(
                (x, y) -> (1 - Math.hypot(x - disc.x() * width, y - disc.y() * height) / radius) / (1 - CORE),
                width,
                height,
                scope);
    }

    private interface Openness {
        /** 0 and below shut, 1 and above open; at the middle of a pixel. */
        double at(double x, double y);
    }

    private static Mat drawn(Openness openness, int width, int height, Mats scope) {
        byte[] mask = new byte[width * height];
        for (int y = 0, i = 0; y < height; y++) {
            for (int x = 0; x < width; x++, i++) {
                double open = Math.clamp(openness.at(x + 0.5, y + 0.5), 0, 1);
                mask[i] = (byte) Math.round(255 * open * open * (3 - 2 * open));
            }
        }
        Mat drawn = scope.own(new Mat(height, width, CvType.CV_8U));
        drawn.put(0, 0, mask);
        return drawn;
    }
}
