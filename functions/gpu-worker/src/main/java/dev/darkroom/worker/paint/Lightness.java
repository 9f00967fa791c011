package dev.darkroom.worker.paint;

import dev.darkroom.worker.photo.Mats;
import org.opencv.core.Core;
import org.opencv.core.Mat;
import org.opencv.core.MatOfDouble;
import org.opencv.core.Scalar;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/** The mean Lab colour of the masked part, on OpenCV's 8-bit scale (L 0 to 255, a and b around 128). */
record Lightness(double mean, double spread, double a, double b) {

    /** Enough pixels for a mean. */
    private static final double LONGEST_SIDE = 320;

    static Lightness of(Mat bgr, Mat mask) {
        try (Mats scope = new Mats()) {
            double scale = Math.min(1, LONGEST_SIDE / Math.max(bgr.cols(), bgr.rows()));
            Size size = new Size(Math.max(1, bgr.cols() * scale), Math.max(1, bgr.rows() * scale));
            Mat small = scope.mat();
            Imgproc.resize(bgr, small, size, 0, 0, Imgproc.INTER_AREA);
            Imgproc.cvtColor(small, small, Imgproc.COLOR_BGR2Lab);
            Mat inside = scope.mat();
            Imgproc.resize(mask, inside, size, 0, 0, Imgproc.INTER_AREA);
            Core.compare(inside, new Scalar(127), inside, Core.CMP_GT);
            MatOfDouble mean = scope.own(new MatOfDouble());
            MatOfDouble spread = scope.own(new MatOfDouble());
            Core.meanStdDev(small, mean, spread, inside);
            return Core.countNonZero(inside) == 0
                    ? new Lightness(128, 0, 128, 128)
                    : new Lightness(mean.toArray()[0], spread.toArray()[0], mean.toArray()[1], mean.toArray()[2]);
        }
    }
}
