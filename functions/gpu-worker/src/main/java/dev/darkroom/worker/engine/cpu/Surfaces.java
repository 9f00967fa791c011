package dev.darkroom.worker.engine.cpu;

import dev.darkroom.worker.photo.Mats;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Scalar;
import org.opencv.imgproc.Imgproc;

/**
 * Surfaces of a room: the {@link Regions} of the photo. A surface ends where another plane begins, because light falls on it
 * differently; that is all that is known about geometry here.
 */
final class Surfaces {

    /** See {@link Regions#of}: large enough that plaster and wood are one surface each. */
    private static final double GRAIN = 300;

    private static final double SHARP = 26;

    /** Distance of hue and chroma. */
    private static final double SAME_MATERIAL = 9;

    /** Smaller surfaces are details. */
    private static final double SMALLEST_SHARE = 0.004;

    /**
     * One surface.
     *
     * @param mask its pixels
     * @param piece its area, box and centre
     * @param lightness its mean L, 0 to 255
     * @param a its mean a of Lab
     * @param b its mean b of Lab
     * @param busyness share of its pixels that are edges, 0 to 1
     */
    record Surface(Mat mask, Shapes.Piece piece, double lightness, double a, double b, double busyness) {

        boolean touchesTop() {
            return piece.box().y <= 2;
        }

        boolean touchesBottom(Scene scene) {
            return bottom() >= scene.height() - 2;
        }

        boolean touchesAside(Scene scene) {
            return piece.box().x <= 2 || piece.box().x + piece.box().width >= scene.width() - 2;
        }

        int bottom() {
            return piece.box().y + piece.box().height;
        }

        /** Whether light of another strength could make one of the other. */
        boolean sameMaterial(Surface other) {
            return Math.hypot(a - other.a, b - other.b) < SAME_MATERIAL;
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
            Imgproc.bilateralFilter(scene.lab(), calm, 5, 16, 3);
            Mat sharp = Shapes.above(scene.edges(), SHARP / 2, steps);
            int[] regions = Regions.of(calm, GRAIN, (int) (SMALLEST_SHARE * scene.area()));
            Mat numbers = steps.own(new Mat(scene.bgr().size(), CvType.CV_32S));
            numbers.put(0, 0, regions);
            for (int region : Arrays.stream(regions).distinct().toArray()) {
                Mat mask = steps.mat();
                Core.compare(numbers, Scalar.all(region), mask, Core.CMP_EQ);
                surfaces.add(mask, sharp, scope);
            }
        }
        return surfaces;
    }

    private void add(Mat region, Mat sharp, Mats scope) {
        try (Mats steps = new Mats()) {
            for (Shapes.Piece piece : Shapes.pieces(region, steps.mat(), steps)) {
                Mat mask = scope.own(region.clone());
                double[] lab = Core.mean(scene.lab(), mask).val;
                all.add(new Surface(mask, piece, lab[0], lab[1], lab[2], Shapes.mean(sharp, mask) / 255));
            }
        }
    }

    /** The surfaces for which the predicate holds, grown over the sharp edges that had cut them off. */
    Mat mask(Predicate<Surface> wanted, Mats scope) {
        Mat mask = scene.nothing(scope);
        all.stream().filter(wanted).forEach(surface -> Core.bitwise_or(mask, surface.mask(), mask));
        return Shapes.morph(mask, Imgproc.MORPH_CLOSE, 3, scope);
    }

    /** As {@link #mask}, of these only the ones that are of the same material as the largest. */
    Mat mostOf(Predicate<Surface> wanted, Mats scope) {
        return all.stream()
                .filter(wanted)
                .max(Comparator.comparingDouble(surface -> surface.piece().area()))
                .map(main -> mask(surface -> wanted.test(surface) && surface.sameMaterial(main), scope))
                .orElseGet(() -> scene.nothing(scope));
    }

    List<Surface> all() {
        return List.copyOf(all);
    }
}
