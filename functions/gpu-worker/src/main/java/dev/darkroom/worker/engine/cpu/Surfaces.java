package dev.darkroom.worker.engine.cpu;

import dev.darkroom.worker.photo.Mats;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Scalar;
import org.opencv.imgproc.Imgproc;

/**
 * Surfaces of a room: connected places of about one colour, cut apart where brightness changes sharply. A surface ends where another
 * plane begins, because light falls on it differently; that is all that is known about geometry here.
 */
final class Surfaces {

    private static final int COLOURS = 9;
    private static final double SHARP = 26;

    /** Smaller surfaces are details. */
    private static final double SMALLEST_SHARE = 0.0015;

    /**
     * One surface.
     *
     * @param mask its pixels
     * @param piece its area, box and centre
     * @param lightness its mean L, 0 to 255
     * @param busyness share of its pixels that are edges, 0 to 1
     */
    record Surface(Mat mask, Shapes.Piece piece, double lightness, double busyness) {

        boolean touchesTop() {
            return piece.box().y <= 2;
        }

        boolean touchesBottom(Scene scene) {
            return bottom() >= scene.height() - 2;
        }

        int bottom() {
            return piece.box().y + piece.box().height;
        }

        double share(Scene scene) {
            return piece.area() / scene.area();
        }
    }

    private final List<Surface> all = new ArrayList<>();
    private final Scene scene;

    private Surfaces(Scene scene) {
        this.scene = scene;
    }

    static Surfaces of(Scene scene, Mats scope) {
        Surfaces surfaces = new Surfaces(scene);
        try (Mats steps = new Mats()) {
            Mat calm = steps.mat();
            Imgproc.bilateralFilter(scene.lab(), calm, 7, 30, 5);
            Mat colours = colours(calm, steps);
            Mat smooth = Shapes.below(scene.edges(), SHARP, steps);
            Mat sharp = Shapes.above(scene.edges(), SHARP / 2, steps);
            for (int colour = 0; colour < COLOURS; colour++) {
                Mat layer = steps.mat();
                Core.compare(colours, Scalar.all(colour), layer, Core.CMP_EQ);
                Mat closed = Shapes.morph(layer, Imgproc.MORPH_CLOSE, 1, steps);
                surfaces.add(Shapes.and(closed, smooth, steps), sharp, scope);
            }
        }
        return surfaces;
    }

    private void add(Mat layer, Mat sharp, Mats scope) {
        try (Mats steps = new Mats()) {
            Mat labels = steps.mat();
            for (Shapes.Piece piece : Shapes.pieces(layer, labels, steps)) {
                if (piece.area() >= SMALLEST_SHARE * scene.area()) {
                    Mat mask = scope.mat();
                    Core.compare(labels, Scalar.all(piece.label()), mask, Core.CMP_EQ);
                    all.add(new Surface(
                            mask, piece, Shapes.mean(scene.lightness(), mask), Shapes.mean(sharp, mask) / 255));
                }
            }
        }
    }

    private static Mat colours(Mat lab, Mats steps) {
        Mat labels = steps.own(new Mat(lab.size(), CvType.CV_8U));
        labels.put(0, 0, Palette.of(lab, COLOURS).labels(lab));
        return labels;
    }

    /** The surfaces for which the predicate holds, grown over the sharp edges that had cut them off. */
    Mat mask(Predicate<Surface> wanted, Mats scope) {
        Mat mask = scene.nothing(scope);
        all.stream().filter(wanted).forEach(surface -> Core.bitwise_or(mask, surface.mask(), mask));
        return Shapes.morph(mask, Imgproc.MORPH_CLOSE, 3, scope);
    }

    List<Surface> all() {
        return List.copyOf(all);
    }
}
