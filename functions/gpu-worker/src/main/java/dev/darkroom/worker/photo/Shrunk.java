package dev.darkroom.worker.photo;

import org.opencv.core.Core;
import org.opencv.core.Mat;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/** Smaller copies of images, in their own proportions; one that is small enough is copied as it is. */
public final class Shrunk {

    private Shrunk() {}

    /**
     * Of pixels.
     *
     * @param longestSide of the copy, at most, in pixels
     * @param scope owns the copy
     */
    public static Mat of(Mat image, int longestSide, Mats scope) {
        double scale = Math.min(1.0, longestSide / (double) Math.max(image.cols(), image.rows()));
        Size size =
                new Size(Math.max(1, Math.round(image.cols() * scale)), Math.max(1, Math.round(image.rows() * scale)));
        Mat small = scope.mat();
        Imgproc.resize(image, small, size, 0, 0, Imgproc.INTER_AREA);
        return small;
    }

    /** Of a photo, transparent parts on white. */
    public static Mat onWhite(Photo photo, int longestSide, Mats scope) {
        Mat small = of(photo.bgr(), longestSide, scope);
        Mat alpha = photo.alpha();
        if (alpha != null) {
            try (Mats steps = new Mats()) {
                layOnWhite(small, of(alpha, longestSide, steps), steps);
            }
        }
        return small;
    }

    private static void layOnWhite(Mat small, Mat opacity, Mats steps) {
        Mat each = steps.mat();
        Imgproc.cvtColor(opacity, each, Imgproc.COLOR_GRAY2BGR);
        Core.multiply(small, each, small, 1 / 255.0);
        Core.bitwise_not(each, each);
        Core.add(small, each, small);
    }
}
