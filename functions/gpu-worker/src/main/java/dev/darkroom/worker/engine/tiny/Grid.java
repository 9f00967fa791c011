package dev.darkroom.worker.engine.tiny;

/**
 * The pixels that the model works on: as many as it was trained with, in the canvas' proportions, each side a multiple of what the
 * network halves.
 */
record Grid(int width, int height) {

    private static final int TRAINED = 96;
    private static final int STEP = 8;

    static Grid of(int canvasWidth, int canvasHeight) {
        double stretch = Math.sqrt((double) canvasWidth / canvasHeight);
        return new Grid(side(TRAINED * stretch), side(TRAINED / stretch));
    }

    private static int side(double pixels) {
        return (int) Math.round(pixels / STEP) * STEP;
    }

    int area() {
        return width * height;
    }

    /** The middle of a pixel, counted row by row, from the left; 0 to 1. */
    double x(int pixel) {
        int column = pixel % width;
        return (column + 0.5) / width;
    }

    /** The middle of a pixel, counted row by row, from the top; 0 to 1. */
    double y(int pixel) {
        int row = pixel / width;
        return (row + 0.5) / height;
    }
}
