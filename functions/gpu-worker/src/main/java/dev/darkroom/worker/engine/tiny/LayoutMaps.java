package dev.darkroom.worker.engine.tiny;

import dev.darkroom.worker.engine.generation.Box;
import dev.darkroom.worker.photo.Mats;
import java.util.Arrays;
import java.util.List;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Scalar;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/** A layout as the network sees it: a value for each pixel of the grid, row by row. */
final class LayoutMaps {

    /** Shapes are drawn this many times larger and averaged, as for the training. */
    private static final int FINE = 4;

    private static final float BEYOND = 1.5f;

    private final Grid grid;
    private final long[] labels;
    private final float[] colours;
    private final float[] places;
    private final int[] owners;

    LayoutMaps(Layout layout, Grid grid) {
        this.grid = grid;
        labels = new long[grid.area()];
        colours = new float[4 * grid.area()];
        places = new float[2 * grid.area()];
        owners = new int[grid.area()];
        Arrays.fill(colours, -1);
        for (int i = 0; i < layout.placed().size(); i++) {
            draw(layout.placed().get(i), i);
        }
        locate(layout.placed());
    }

    Grid grid() {
        return grid;
    }

    /** Which object. */
    long[] labels() {
        return labels;
    }

    /** Red, green, blue and glow of the part in white light, one plane after the other, -1 to 1. */
    float[] colours() {
        return colours;
    }

    /** How far right and how far down in the object's box, one plane after the other, -1 to 1 and a little beyond. */
    float[] places() {
        return places;
    }

    /** Whether a pixel belongs to the object at this position in the layout. */
    boolean isOwned(int pixel, int position) {
        return owners[pixel] == position;
    }

    private void draw(Placed each, int number) {
        byte[] all = new byte[grid.area()];
        byte[] covered = new byte[grid.area()];
        for (KnownObject.Part part : each.kind().parts()) {
            cover(part.outline(), each.box(), covered);
            float[] paint = planes(part.paint(), each.colour());
            for (int i = 0; i < covered.length; i++) {
                int cover = covered[i] & 0xff;
                if (cover > 0) {
                    mix(i, paint, cover / 255f);
                    all[i] = (byte) Math.max(all[i] & 0xff, cover);
                }
            }
        }
        for (int i = 0; i < all.length; i++) {
            if ((all[i] & 0xff) > 127) {
                labels[i] = each.kind().label();
                owners[i] = number;
            }
        }
    }

    private void cover(Outline outline, Box box, byte[] covered) {
        try (Mats scope = new Mats()) {
            Mat fine = scope.own(new Mat(grid.height() * FINE, grid.width() * FINE, CvType.CV_8U, Scalar.all(0)));
            outline.fill(fine, box, Imgproc.LINE_8);
            Mat averaged = scope.mat();
            Imgproc.resize(fine, averaged, new Size(grid.width(), grid.height()), 0, 0, Imgproc.INTER_AREA);
            averaged.get(0, 0, covered);
        }
    }

    private static float[] planes(Paint paint, Colour main) {
        Colour colour = paint.of(main);
        return new float[] {signed(colour.red()), signed(colour.green()), signed(colour.blue()), signed(paint.glow())};
    }

    private static float signed(double value) {
        return (float) (2 * Math.clamp(value, 0, 1) - 1);
    }

    private void mix(int pixel, float[] paint, float share) {
        for (int plane = 0; plane < paint.length; plane++) {
            int i = plane * grid.area() + pixel;
            colours[i] += (paint[plane] - colours[i]) * share;
        }
    }

    private void locate(List<Placed> placed) {
        for (int i = 0; i < grid.area(); i++) {
            Box box = placed.get(owners[i]).box();
            double x = grid.x(i);
            double y = grid.y(i);
            places[i] = Math.clamp((float) ((x - box.x()) / box.width() * 2 - 1), -BEYOND, BEYOND);
            places[grid.area() + i] = Math.clamp((float) ((y - box.y()) / box.height() * 2 - 1), -BEYOND, BEYOND);
        }
    }
}
