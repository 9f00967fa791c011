package dev.darkroom.worker.paint;

import dev.darkroom.worker.photo.Mats;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Scalar;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/**
 * Enlarges a mask to the photo's size so that its edge follows the photo's edges and is feathered: a guided filter (He, Sun, Tang,
 * "Guided image filtering", 2013) in its fast form, which fits mask = gain × brightness + offset in small windows of a small copy, and
 * evaluates that at full size. A band around the small mask's edge is all that it may decide.
 */
final class SoftMask {

    private static final int ROWS = 256;
    private static final double WORK_SIDE = 512;

    /** Window and band, in pixels of the small copy. */
    private static final int RADIUS = 3;

    /** Contrast (squared, of brightness 0 to 1) below which the edge is feathered instead of followed. */
    private static final double FLAT = 4e-4;

    private SoftMask() {}

    /**
     * @param found 8 bits, any size in the photo's proportions
     * @param scope owns the answer
     * @return 8 bits, as large as the photo
     */
    static Mat enlarge(Mat found, Mat bgr, Mats scope) {
        try (Mats steps = new Mats()) {
            double scale = Math.min(1, WORK_SIDE / Math.max(bgr.cols(), bgr.rows()));
            Size small =
                    new Size(Math.max(1, Math.round(bgr.cols() * scale)), Math.max(1, Math.round(bgr.rows() * scale)));
            Mat guide = brightness(bgr, small, steps);
            Mat mask = steps.mat();
            Imgproc.resize(found, mask, small, 0, 0, Imgproc.INTER_AREA);
            Mat floor = morphed(mask, Imgproc.MORPH_ERODE, steps);
            Mat ceiling = morphed(mask, Imgproc.MORPH_DILATE, steps);
            Mat gain = steps.mat();
            Mat offset = steps.mat();
            fit(guide, mask, gain, offset, steps);
            return evaluate(bgr, new Fit(gain, offset, floor, ceiling), scope);
        }
    }

    private record Fit(Mat gain, Mat offset, Mat floor, Mat ceiling) {}

    private static Mat brightness(Mat bgr, Size size, Mats steps) {
        Mat grey = steps.mat();
        Imgproc.resize(bgr, grey, size, 0, 0, Imgproc.INTER_AREA);
        Imgproc.cvtColor(grey, grey, Imgproc.COLOR_BGR2GRAY);
        grey.convertTo(grey, CvType.CV_32F, 1 / 255.0);
        return grey;
    }

    private static Mat morphed(Mat mask, int operation, Mats steps) {
        Mat morphed = steps.mat();
        Size reach = new Size(2.0 * RADIUS + 1, 2.0 * RADIUS + 1);
        Mat element = steps.own(Imgproc.getStructuringElement(Imgproc.MORPH_ELLIPSE, reach));
        Imgproc.morphologyEx(mask, morphed, operation, element);
        return morphed;
    }

    private static void fit(Mat guide, Mat mask, Mat gain, Mat offset, Mats steps) {
        Mat wanted = steps.mat();
        mask.convertTo(wanted, CvType.CV_32F, 1 / 255.0);
        Mat meanGuide = mean(guide, steps);
        Mat meanWanted = mean(wanted, steps);
        Mat covariance = mean(product(guide, wanted, steps), steps);
        Core.subtract(covariance, product(meanGuide, meanWanted, steps), covariance);
        Mat variance = mean(product(guide, guide, steps), steps);
        Core.subtract(variance, product(meanGuide, meanGuide, steps), variance);
        Core.add(variance, new Scalar(FLAT), variance);
        Mat slope = steps.mat();
        Core.divide(covariance, variance, slope);
        Mat rest = steps.mat();
        Core.subtract(meanWanted, product(slope, meanGuide, steps), rest);
        mean(slope, steps).copyTo(gain);
        mean(rest, steps).copyTo(offset);
    }

    private static Mat product(Mat one, Mat other, Mats steps) {
        Mat product = steps.mat();
        Core.multiply(one, other, product);
        return product;
    }

    private static Mat mean(Mat values, Mats steps) {
        Mat mean = steps.mat();
        Imgproc.blur(values, mean, new Size(2.0 * RADIUS + 1, 2.0 * RADIUS + 1));
        return mean;
    }

    private static Mat evaluate(Mat bgr, Fit fit, Mats scope) {
        Mat soft = scope.own(new Mat(bgr.size(), CvType.CV_8U));
        for (int top = 0; top < bgr.rows(); top += ROWS) {
            int rows = Math.min(ROWS, bgr.rows() - top);
            try (Mats steps = new Mats()) {
                Mat grey = steps.mat();
                Imgproc.cvtColor(steps.own(bgr.rowRange(top, top + rows)), grey, Imgproc.COLOR_BGR2GRAY);
                grey.convertTo(grey, CvType.CV_32F, 1 / 255.0);
                Core.multiply(grey, strip(fit.gain(), bgr.size(), top, rows, steps), grey);
                Core.add(grey, strip(fit.offset(), bgr.size(), top, rows, steps), grey);
                Mat decided = steps.mat();
                // steeper than the fit, so that the feather stays narrow
                grey.convertTo(decided, CvType.CV_8U, 255 * 1.5, -255 * 0.25);
                Core.max(decided, strip(fit.floor(), bgr.size(), top, rows, steps), decided);
                Core.min(decided, strip(fit.ceiling(), bgr.size(), top, rows, steps), decided);
                decided.copyTo(steps.own(soft.rowRange(top, top + rows)));
            }
        }
        return soft;
    }

    /** Some rows of a small map, as if all of it had been enlarged to the full size. */
    static Mat strip(Mat small, Size full, int top, int rows, Mats steps) {
        double x = small.cols() / full.width;
        double y = small.rows() / full.height;
        Mat inverse = steps.own(new Mat(2, 3, CvType.CV_64F));
        inverse.put(0, 0, x, 0, 0.5 * x - 0.5, 0, y, (top + 0.5) * y - 0.5);
        Mat strip = steps.mat();
        Imgproc.warpAffine(
                small,
                strip,
                inverse,
                new Size(full.width, rows),
                Imgproc.INTER_LINEAR | Imgproc.WARP_INVERSE_MAP,
                Core.BORDER_REPLICATE,
                Scalar.all(0));
        return strip;
    }
}
