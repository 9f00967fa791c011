package dev.darkroom.worker.engine.cpu;

import dev.darkroom.worker.photo.Mats;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfDouble;
import org.opencv.core.Rect;
import org.opencv.core.Scalar;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/**
 * How likely each pixel is the subject, before anything is cut.
 *
 * @param values floats, 0 to 1
 * @param blurred whether focus had to tell what colour could not
 */
record Guess(Mat values, boolean blurred) {

    private static final int COLOURS = 6;

    /** What is left of a guess at the photo's edge. */
    private static final double OFF_CENTRE = 0.35;

    /** The distance in Lab at which a colour is as likely the subject's as the background's. */
    private static final double HALF_SURE = 28;

    /** The barrier that is as likely an edge of the subject as a shade of the background. */
    private static final double HALF_APART = 45;

    /** Separation of the guesses up to which colour alone cannot tell, and from which on it can. */
    private static final double CONFUSED = 0.66;

    private static final double CLEAR = 0.72;

    /**
     * How likely each pixel is the subject, 0 to 1: unlike every colour along the border, in focus where the border is not, and near the
     * middle.
     */
    static Guess of(Mat small, Sides sides, Mats steps) {
        Mat lab = steps.mat();
        Imgproc.cvtColor(small, lab, Imgproc.COLOR_BGR2Lab);
        Mat focus = focus(lab, steps);
        Imgproc.GaussianBlur(lab, lab, new Size(5, 5), 0);
        int band = Math.max(2, Math.min(lab.cols(), lab.rows()) / 24);
        Mat distance = Palette.along(lab, sides, band, COLOURS).distance(lab, steps);
        Backdrop.explain(lab, distance);
        Mat unlike = share(distance, HALF_SURE, steps);
        Mat apart = share(Barriers.lowest(lab, sides, steps), HALF_APART, steps);
        Mat guess = steps.mat();
        Core.multiply(unlike, apart, guess);
        Core.sqrt(guess, guess);
        double help = 1 - ramp(separation(guess, steps), CONFUSED, CLEAR);
        Core.multiply(focus, Scalar.all(help), focus);
        Core.max(guess, focus, guess);
        Mat central = steps.own(new Mat(small.size(), CvType.CV_32F));
        central.put(0, 0, centre(small.cols(), small.rows()));
        Core.multiply(guess, central, guess);
        return new Guess(guess, help * Core.minMaxLoc(focus).maxVal > 0.3);
    }

    /** How much of the spread of guesses lies between their two heaps, 0 to 1; Otsu's own measure. */
    private static double separation(Mat guess, Mats steps) {
        Mat high = Shapes.above(guess, split(guess, steps), steps);
        double share = Core.countNonZero(high) / (double) high.total();
        double gap = Shapes.mean(guess, high) - Shapes.mean(guess, Shapes.below(high, 1, steps));
        MatOfDouble spread = steps.own(new MatOfDouble());
        Core.meanStdDev(guess, steps.own(new MatOfDouble()), spread);
        return share * (1 - share) * gap * gap / Math.max(1e-9, Math.pow(spread.toArray()[0], 2));
    }

    /** The value that this share of all pixels exceeds, 0 to 1. */
    static double top(Mat values, double share, Mats steps) {
        Mat sorted = steps.mat();
        Core.sort(steps.own(values.reshape(1, 1)), sorted, Core.SORT_EVERY_ROW | Core.SORT_DESCENDING);
        return sorted.get(0, (int) (share * (sorted.cols() - 1)))[0];
    }

    /** d / (d + half): an absolute scale, on which the faint shades of a sky stay faint. */
    private static Mat share(Mat distance, double half, Mats steps) {
        Mat more = steps.mat();
        Core.add(distance, Scalar.all(half), more);
        Core.divide(distance, more, more);
        return more;
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
    static double split(Mat guess, Mats steps) {
        Mat eight = steps.mat();
        guess.convertTo(eight, CvType.CV_8U, 255);
        return Imgproc.threshold(eight, steps.mat(), 0, 255, Imgproc.THRESH_BINARY | Imgproc.THRESH_OTSU) / 255;
    }
}
