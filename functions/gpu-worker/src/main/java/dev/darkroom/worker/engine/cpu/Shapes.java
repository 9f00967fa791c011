package dev.darkroom.worker.engine.cpu;

import dev.darkroom.worker.photo.Mats;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfPoint;
import org.opencv.core.Rect;
import org.opencv.core.Scalar;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/** What the rules say about masks: grow, shrink, and pick the connected pieces that look right. */
final class Shapes {

    private Shapes() {}

    /**
     * A connected piece of a mask.
     *
     * @param area pixels
     * @param box around the piece
     * @param x of the centre of mass
     * @param y of the centre of mass
     */
    record Piece(int label, int area, Rect box, double x, double y) {

        /** How much of its box the piece fills: 1 for an upright rectangle, 0.79 for a disc. */
        double fill() {
            return area / (double) (box.width * box.height);
        }

        /** Width by height of the box. */
        double aspect() {
            return box.width / (double) box.height;
        }
    }

    /** A round brush of this radius. */
    static Mat disc(int radius, Mats scope) {
        return scope.own(
                Imgproc.getStructuringElement(Imgproc.MORPH_ELLIPSE, new Size(2.0 * radius + 1, 2.0 * radius + 1)));
    }

    static Mat morph(Mat mask, int operation, int radius, Mats scope) {
        Mat result = scope.mat();
        Imgproc.morphologyEx(mask, result, operation, disc(radius, scope));
        return result;
    }

    static Mat and(Mat one, Mat other, Mats scope) {
        Mat result = scope.mat();
        Core.bitwise_and(one, other, result);
        return result;
    }

    static Mat or(Mat one, Mat other, Mats scope) {
        Mat result = scope.mat();
        Core.bitwise_or(one, other, result);
        return result;
    }

    /** One without the other. */
    static Mat less(Mat one, Mat other, Mats scope) {
        Mat result = scope.mat();
        Core.subtract(one, other, result);
        return result;
    }

    static Mat above(Mat values, double limit, Mats scope) {
        Mat result = scope.mat();
        Core.compare(values, new Scalar(limit), result, Core.CMP_GT);
        return result;
    }

    static Mat below(Mat values, double limit, Mats scope) {
        Mat result = scope.mat();
        Core.compare(values, new Scalar(limit), result, Core.CMP_LT);
        return result;
    }

    /** The pieces of a mask for which the predicate holds, as one mask. */
    static Mat pick(Mat mask, Predicate<Piece> wanted, Mats scope) {
        try (Mats steps = new Mats()) {
            Mat labels = steps.mat();
            List<Piece> pieces = pieces(mask, labels, steps);
            Mat picked = scope.own(new Mat(mask.size(), CvType.CV_8U, Scalar.all(0)));
            Mat one = steps.mat();
            pieces.stream().filter(wanted).forEach(piece -> {
                Core.compare(labels, new Scalar(piece.label()), one, Core.CMP_EQ);
                Core.bitwise_or(picked, one, picked);
            });
            return picked;
        }
    }

    /** All connected pieces; the labels are written to the given matrix. */
    static List<Piece> pieces(Mat mask, Mat labels, Mats steps) {
        Mat stats = steps.mat();
        Mat centres = steps.mat();
        int count = Imgproc.connectedComponentsWithStats(mask, labels, stats, centres, 8, CvType.CV_32S);
        List<Piece> pieces = new ArrayList<>();
        int[] row = new int[5];
        double[] centre = new double[2];
        for (int label = 1; label < count; label++) {
            stats.get(label, 0, row);
            centres.get(label, 0, centre);
            pieces.add(new Piece(label, row[4], new Rect(row[0], row[1], row[2], row[3]), centre[0], centre[1]));
        }
        return pieces;
    }

    /** The mask without holes. */
    static Mat filled(Mat mask, Mats scope) {
        List<MatOfPoint> outlines = new ArrayList<>();
        try (Mats steps = new Mats()) {
            Imgproc.findContours(mask, outlines, steps.mat(), Imgproc.RETR_EXTERNAL, Imgproc.CHAIN_APPROX_NONE);
            outlines.forEach(steps::own);
            Mat filled = scope.own(new Mat(mask.size(), CvType.CV_8U, Scalar.all(0)));
            Imgproc.drawContours(filled, outlines, -1, Scalar.all(255), Imgproc.FILLED);
            return filled;
        }
    }

    /** Mean of values inside a mask; 0 when the mask is empty. */
    static double mean(Mat values, Mat mask) {
        return Core.mean(values, mask).val[0];
    }
}
