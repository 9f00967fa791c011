package dev.darkroom.worker.engine.generation;

/** Where feedback applies. */
public sealed interface Area {

    /** Everywhere. */
    record Full() implements Area {}

    /** Inside a rectangle. */
    record Region(Box box) implements Area {}

    /**
     * On a soft disc around a point.
     *
     * @param x 0 to 1
     * @param y 0 to 1
     */
    record Around(double x, double y) implements Area {

        /** Of the disc; relative to the canvas' shorter side, so that it is round on every canvas. */
        public static final double RADIUS = 0.1;

        /** @throws IllegalArgumentException when the point is not on the canvas */
        public Around {
            if (!(x >= 0 && x <= 1 && y >= 0 && y <= 1)) {
                throw new IllegalArgumentException("a point must lie on the canvas, 0 to 1");
            }
        }
    }
}
