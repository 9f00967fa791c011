package dev.darkroom.worker.engine.cpu;

import dev.darkroom.worker.photo.Mats;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Scalar;
import org.opencv.core.Size;
import org.opencv.core.TermCriteria;
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
        Mat samples = steps.mat();
        Mat small = steps.mat();
        Imgproc.resize(
                lab,
                small,
                new Size(Math.max(1, lab.cols() / 3), Math.max(1, lab.rows() / 3)),
                0,
                0,
                Imgproc.INTER_AREA);
        small.convertTo(samples, CvType.CV_32F);
        Mat list = steps.own(samples.reshape(1, (int) small.total()));
        Mat centres = steps.mat();
        TermCriteria end = new TermCriteria(TermCriteria.EPS + TermCriteria.COUNT, 15, 1);
        Core.setRNGSeed(1);
        int wanted = Math.min(COLOURS, list.rows());
        Core.kmeans(list, wanted, steps.mat(), end, 2, Core.KMEANS_PP_CENTERS, centres);
        return nearest(lab, centres, steps);
    }

    private static Mat nearest(Mat lab, Mat centres, Mats steps) {
        float[] colours = new float[(int) centres.total()];
        centres.get(0, 0, colours);
        byte[] pixels = new byte[(int) lab.total() * 3];
        lab.get(0, 0, pixels);
        byte[] labels = new byte[(int) lab.total()];
        for (int i = 0; i < labels.length; i++) {
            double best = Double.MAX_VALUE;
            for (int c = 0; c * 3 < colours.length; c++) {
                double l = (pixels[i * 3] & 0xff) - colours[c * 3];
                double a = (pixels[i * 3 + 1] & 0xff) - colours[c * 3 + 1];
                double b = (pixels[i * 3 + 2] & 0xff) - colours[c * 3 + 2];
                double distance = l * l + a * a + b * b;
                if (distance < best) {
                    best = distance;
                    labels[i] = (byte) c;
                }
            }
        }
        Mat answer = steps.own(new Mat(lab.size(), CvType.CV_8U));
        answer.put(0, 0, labels);
        return answer;
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
