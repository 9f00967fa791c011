package dev.darkroom.worker.engine.cpu;

import dev.darkroom.worker.photo.Mats;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Rect;
import org.opencv.core.Scalar;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/**
 * What a photo is of, against what it stands in front of. Pixels that no colour along the photo's border
 * resembles, and sharp ones before a blurred border, are a first guess; GrabCut (C. Rother, V. Kolmogorov, A. Blake, 2004) turns the guess into two colour models and a smooth
 * cut between them.
 */
final class Subject {

    /** The cut's time grows faster than its pixels; it is refined at full size later. */
    private static final double LONGEST_SIDE = 256;

    private static final int COLOURS = 6;
    private static final int ROUNDS = 3;

    /** What is left of a guess at the photo's edge. */
    private static final double OFF_CENTRE = 0.35;

    /** The distance in Lab at which a colour is as likely the subject's as the background's. */
    private static final double HALF_SURE = 28;

    private static final double SMALLEST = 0.02;

    /** A piece smaller than this share of the largest one is an accessory or noise, not the subject. */
    private static final double SAME_SUBJECT = 0.25;

    private final Mat whole;
    private final Mat body;

    private Subject(Mat whole, Mat body) {
        this.whole = whole;
        this.body = body;
    }

    /** Everything in front: the body and loose pieces beside it. */
    Mat whole() {
        return whole;
    }

    /** The largest pieces in front, without holes. */
    Mat body() {
        return body;
    }

    static Subject of(Scene scene, Mats scope) {
        try (Mats steps = new Mats()) {
            double scale = Math.min(1, LONGEST_SIDE / Math.max(scene.width(), scene.height()));
            Size size = new Size(
                    Math.max(1, Math.round(scene.width() * scale)), Math.max(1, Math.round(scene.height() * scale)));
            Mat small = steps.mat();
            Imgproc.resize(scene.bgr(), small, size, 0, 0, Imgproc.INTER_AREA);
            Mat front = cut(small, guess(small, steps), steps);
            front = Shapes.morph(front, Imgproc.MORPH_OPEN, 2, steps);
            front = Shapes.morph(front, Imgproc.MORPH_CLOSE, 3, steps);
            Mat whole = scope.mat();
            Imgproc.resize(front, whole, scene.bgr().size(), 0, 0, Imgproc.INTER_LINEAR);
            Core.compare(whole, new Scalar(127), whole, Core.CMP_GT);
            return new Subject(whole, body(whole, scope));
        }
    }

    private static Mat body(Mat whole, Mats scope) {
        try (Mats steps = new Mats()) {
            int largest = Shapes.pieces(whole, steps.mat(), steps).stream()
                    .mapToInt(Shapes.Piece::area)
                    .max()
                    .orElse(0);
            Mat main = Shapes.pick(whole, piece -> piece.area() >= largest * SAME_SUBJECT, steps);
            return withoutSmallHoles(main, scope);
        }
    }

    /** Highlights and prints are cut out as background; a real hole, as in a handle, is larger. */
    private static Mat withoutSmallHoles(Mat mask, Mats scope) {
        try (Mats steps = new Mats()) {
            Mat holes = Shapes.less(Shapes.filled(mask, steps), mask, steps);
            double largest = 0.04 * Core.countNonZero(mask);
            return Shapes.or(mask, Shapes.pick(holes, hole -> hole.area() < largest, steps), scope);
        }
    }

    /**
     * How likely each pixel is the subject, 0 to 1: unlike every colour along the border, in focus where the border is not, and near the
     * middle.
     */
    private static Mat guess(Mat small, Mats steps) {
        Mat lab = steps.mat();
        Imgproc.cvtColor(small, lab, Imgproc.COLOR_BGR2Lab);
        Mat focus = focus(lab, steps);
        Imgproc.GaussianBlur(lab, lab, new Size(5, 5), 0);
        int band = Math.max(2, Math.min(lab.cols(), lab.rows()) / 24);
        Mat guess = Palette.along(lab, band, COLOURS).distance(lab, steps);
        // d / (d + half): an absolute scale, on which the faint shades of a sky stay faint
        Mat scaled = steps.mat();
        Core.add(guess, Scalar.all(HALF_SURE), scaled);
        Core.divide(guess, scaled, guess);
        Core.max(guess, focus, guess);
        Mat central = steps.own(new Mat(small.size(), CvType.CV_32F));
        central.put(0, 0, centre(small.cols(), small.rows()));
        Core.multiply(guess, central, guess);
        return guess;
    }

    /**
     * 0 to 1 where fine detail is stronger than along the border. All 0 where the border is in focus too, and where detail is sparse in
     * the middle: thin things before a calm ground are told by their colour.
     */
    private static Mat focus(Mat lab, Mats steps) {
        Mat lightness = steps.mat();
        Core.extractChannel(lab, lightness, 0);
        Mat detail = steps.mat();
        Imgproc.Laplacian(lightness, detail, CvType.CV_32F);
        Core.multiply(detail, detail, detail);
        Mat near = blurred(detail, lab.cols() / 32, steps);
        Mat wide = blurred(detail, lab.cols() / 9, steps);
        Rect middle =
                new Rect(lab.cols() / 4, lab.rows() / 4, Math.max(1, lab.cols() / 2), Math.max(1, lab.rows() / 2));
        double rim = Math.max(0.5, rim(wide, steps));
        double strength = Core.mean(steps.own(wide.submat(middle))).val[0];
        Mat detailed = Shapes.above(steps.own(near.submat(middle)), rim * 1.2, steps);
        double covered = Core.countNonZero(detailed) / (double) detailed.total();
        double weight = 0.8 * ramp(strength / rim, 1.3, 2) * ramp(covered, 0.4, 0.6);
        Mat focus = steps.mat();
        Core.multiply(wide, Scalar.all(weight / Math.max(0.5, strength)), focus);
        Core.min(focus, Scalar.all(weight), focus);
        return focus;
    }

    private static Mat blurred(Mat detail, int reach, Mats steps) {
        Mat blurred = steps.mat();
        Imgproc.GaussianBlur(detail, blurred, new Size(2.0 * reach + 1, 2.0 * reach + 1), 0);
        Core.sqrt(blurred, blurred);
        return blurred;
    }

    /** Mean along the top and both sides; the bottom is often the subject's. */
    private static double rim(Mat detail, Mats steps) {
        int band = Math.clamp(Math.min(detail.cols(), detail.rows()) / 10, 1, Math.min(detail.cols(), detail.rows()));
        return (Core.mean(steps.own(detail.colRange(detail.cols() - band, detail.cols()))).val[0]
                        + Core.mean(steps.own(detail.colRange(0, band))).val[0]
                        + Core.mean(steps.own(detail.rowRange(0, band))).val[0])
                / 3;
    }

    /** 0 up to the first value, 1 from the second on. */
    private static double ramp(double value, double from, double to) {
        return Math.clamp((value - from) / (to - from), 0.0, 1.0);
    }

    private static float[] centre(int width, int height) {
        float[] values = new float[width * height];
        for (int y = 0, i = 0; y < height; y++) {
            for (int x = 0; x < width; x++, i++) {
                double dx = (x + 0.5) / width - 0.5;
                double dy = (y + 0.5) / height - 0.53;
                values[i] =
                        (float) (OFF_CENTRE + (1 - OFF_CENTRE) * Math.exp(-(dx * dx + dy * dy) / (2 * 0.27 * 0.27)));
            }
        }
        return values;
    }

    /** The level between the two heaps of guesses (N. Otsu, 1979). */
    private static double split(Mat guess, Mats steps) {
        Mat eight = steps.mat();
        guess.convertTo(eight, CvType.CV_8U, 255);
        return Imgproc.threshold(eight, steps.mat(), 0, 255, Imgproc.THRESH_BINARY | Imgproc.THRESH_OTSU) / 255;
    }

    private static Mat cut(Mat small, Mat guess, Mats steps) {
        double sure = Core.minMaxLoc(guess).maxVal;
        // at least this share of a photo is its subject: where no colour stands out, the best guesses must do
        double likely = split(guess, steps);
        while (likely > 0.1 && Core.countNonZero(Shapes.above(guess, likely, steps)) < SMALLEST * small.total()) {
            likely -= 0.05;
        }
        Mat front = Shapes.above(guess, likely, steps);
        Mat roles = steps.own(new Mat(small.size(), CvType.CV_8U, Scalar.all(Imgproc.GC_PR_BGD)));
        roles.setTo(Scalar.all(Imgproc.GC_PR_FGD), front);
        roles.setTo(Scalar.all(Imgproc.GC_BGD), Shapes.below(guess, likely * 0.35, steps));
        roles.setTo(Scalar.all(Imgproc.GC_FGD), Shapes.above(guess, likely + (sure - likely) * 0.7, steps));
        int count = Core.countNonZero(front);
        if (count > 1 && count < small.total() - 1) {
            Core.setRNGSeed(1);
            Imgproc.grabCut(small, roles, new Rect(), steps.mat(), steps.mat(), ROUNDS, Imgproc.GC_INIT_WITH_MASK);
        }
        // both kinds of foreground are odd: 1 for sure, 3 probably
        Mat odd = steps.own(new Mat(roles.size(), CvType.CV_8U, Scalar.all(1)));
        return Shapes.above(Shapes.and(roles, odd, steps), 0, steps);
    }
}
