package dev.darkroom.worker.paint;

/**
 * The nearest of points that are scattered one to a lattice cell, as stone chips and leather grain are (S. Worley, "A cellular texture
 * basis function", 1996). The lattice repeats after 1.0.
 *
 * @param distance to the nearest point, in cells
 * @param second to the second nearest, in cells
 * @param fate of the nearest point: a random value of its own, 0 to 1
 */
record Cell(double distance, double second, double fate) {

    static Cell nearest(TileNoise noise, double u, double v, int cells) {
        double x = u * cells;
        double y = v * cells;
        double best = Double.MAX_VALUE;
        double next = Double.MAX_VALUE;
        double fate = 0;
        for (int row = (int) Math.floor(y) - 1; row <= Math.floor(y) + 1; row++) {
            for (int column = (int) Math.floor(x) - 1; column <= Math.floor(x) + 1; column++) {
                int wrappedColumn = Math.floorMod(column, cells);
                int wrappedRow = Math.floorMod(row, cells);
                double dx = column + noise.of(wrappedColumn, wrappedRow) - x;
                double dy = row + noise.of(wrappedColumn + 1000, wrappedRow) - y;
                double distance = Math.hypot(dx, dy);
                if (distance < best) {
                    next = best;
                    best = distance;
                    fate = noise.of(wrappedColumn, wrappedRow + 1000);
                } else if (distance < next) {
                    next = distance;
                }
            }
        }
        return new Cell(best, next, fate);
    }
}
