package dev.darkroom.worker.engine.cpu;

import dev.darkroom.worker.photo.Mats;
import java.util.Arrays;
import java.util.Comparator;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Rect;
import org.opencv.core.Scalar;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/**
 * What a photo is of, against what it stands in front of. First guess: pixels that no colour along the photo's sides resembles, that a
 * wall of colour separates from them ({@link Barriers}) and that no smooth backdrop explains ({@link Backdrop}); where colour cannot tell,
 * sharp ones before a blurred border. GrabCut (C. Rother, V. Kolmogorov, A. Blake, 2004) turns the guess into two colour models and a
 * smooth cut between them, once with and once without the lower side as background; the cut that follows the photo's edges better wins.
 */
final class Subject {

    /** The cut's time grows faster than its pixels; it is refined at full size later. */
    private static final double LONGEST_SIDE = 256;

    private static final int ROUNDS = 3;

    private static final double SMALLEST = 0.02;

    /** A piece smaller than this share of the largest one is an accessory or noise, not the subject. */
    private static final double SAME_SUBJECT = 0.25;

    /** Share of the photo's width that a subject reaches beyond its sharp part. */
    private static final double FURTHEST_GROWTH = 0.11;

    private final Mat whole;
    private final Mat body;
    private final Mat certainty;

    private Subject(Mat whole, Mat body, Mat certainty) {
        this.whole = whole;
        this.body = body;
        this.certainty = certainty;
    }

    /** 8 bits: how much each pixel stands out, by itself. */
    Mat certainty() {
        return certainty;
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
            Cut best = Arrays.stream(Sides.values())
                    .map(sides -> cut(small, sides, steps))
                    .max(Comparator.comparingDouble(Cut::sharpness))
                    .orElseThrow();
            Mat whole = scope.mat();
            Imgproc.resize(best.front(), whole, scene.bgr().size(), 0, 0, Imgproc.INTER_LINEAR);
            Core.compare(whole, new Scalar(127), whole, Core.CMP_GT);
            Mat certainty = scope.mat();
            Imgproc.resize(best.guess().values(), certainty, whole.size(), 0, 0, Imgproc.INTER_LINEAR);
            certainty.convertTo(certainty, CvType.CV_8U, 255);
            Mat body = body(whole, steps);
            if (best.guess().blurred()) {
                body = grown(scene, body, certainty, steps);
            }
            return new Subject(whole, scope.own(body.clone()), certainty);
        }
    }

    /**
     * One way to cut the subject out.
     *
     * @param sharpness how strong the photo's own edges are along the cut, in levels
     */
    private record Cut(Guess guess, Mat front, double sharpness) {}

    private static Cut cut(Mat small, Sides sides, Mats steps) {
        Guess guess = Guess.of(small, sides, steps);
        Mat front = cut(small, guess.values(), steps);
        front = Shapes.morph(front, Imgproc.MORPH_OPEN, 2, steps);
        front = Shapes.morph(front, Imgproc.MORPH_CLOSE, 3, steps);
        front = withoutFalseHoles(front, guess.values(), steps);
        return new Cut(guess, front, sharpness(small, front, steps));
    }

    /** Mean strength of the photo's edges along the outline; where the photo ends there is none, and it counts nothing. */
    private static double sharpness(Mat small, Mat front, Mats steps) {
        Mat lab = steps.mat();
        Imgproc.cvtColor(small, lab, Imgproc.COLOR_BGR2Lab);
        Imgproc.morphologyEx(lab, lab, Imgproc.MORPH_GRADIENT, Shapes.disc(1, steps));
        Mat line = Shapes.morph(front, Imgproc.MORPH_GRADIENT, 1, steps);
        double[] levels = Core.mean(lab, line).val;
        return levels[0] + levels[1] + levels[2];
    }

    private static Mat body(Mat whole, Mats scope) {
        try (Mats steps = new Mats()) {
            int largest = Shapes.pieces(whole, steps.mat(), steps).stream()
                    .mapToInt(Shapes.Piece::area)
                    .max()
                    .orElse(0);
            return Shapes.pick(whole, piece -> piece.area() >= largest * SAME_SUBJECT, scope);
        }
    }

    /**
     * The subject's colours beyond its sharp part: what fills a photo is rarely in focus as a whole, and reaches the border that it was
     * told from.
     */
    private static Mat grown(Scene scene, Mat body, Mat certainty, Mats steps) {
        Mat foreign = MainColour.of(scene, body, certainty).foreign(scene, steps);
        Mat away = steps.mat();
        Imgproc.distanceTransform(Shapes.below(body, 1, steps), away, Imgproc.DIST_L2, Imgproc.DIST_MASK_3);
        Mat near = Shapes.below(away, FURTHEST_GROWTH * scene.width(), steps);
        Mat alike = Shapes.and(Shapes.below(foreign, 1, steps), near, steps);
        alike = Shapes.morph(alike, Imgproc.MORPH_OPEN, 6, steps);
        Mat all = Shapes.filled(Shapes.morph(Shapes.or(body, alike, steps), Imgproc.MORPH_CLOSE, 6, steps), steps);
        Mat labels = steps.mat();
        int largest = Shapes.pieces(all, labels, steps).stream()
                .max(Comparator.comparingInt(Shapes.Piece::area))
                .map(Shapes.Piece::label)
                .orElse(0);
        Mat grown = steps.mat();
        Core.compare(labels, Scalar.all(largest), grown, Core.CMP_EQ);
        return grown;
    }

    /** A highlight or a print that was cut out is as unlike the background as the rest; what shows through a handle is not. */
    private static Mat withoutFalseHoles(Mat front, Mat guess, Mats steps) {
        double sure = 0.6 * Shapes.mean(guess, front);
        double tiny = 0.003 * Core.countNonZero(front);
        Mat holes = Shapes.less(Shapes.filled(front, steps), front, steps);
        Mat labels = steps.mat();
        Mat whole = steps.own(front.clone());
        Mat hole = steps.mat();
        for (Shapes.Piece piece : Shapes.pieces(holes, labels, steps)) {
            Core.compare(labels, Scalar.all(piece.label()), hole, Core.CMP_EQ);
            if (piece.area() < tiny || Shapes.mean(guess, hole) > sure) {
                Core.bitwise_or(whole, hole, whole);
            }
        }
        return whole;
    }

    private static Mat cut(Mat small, Mat guess, Mats steps) {
        double sure = Core.minMaxLoc(guess).maxVal;
        // at least this share of a photo is its subject: where no colour stands out, the best guesses must do
        double likely = Math.max(Guess.split(guess, steps), 0.42 * Guess.top(guess, 0.03, steps));
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
