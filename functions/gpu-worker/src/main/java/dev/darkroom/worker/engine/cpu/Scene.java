package dev.darkroom.worker.engine.cpu;

import dev.darkroom.worker.photo.Mats;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Scalar;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/**
 * A small copy of a photo, in the forms that the rules look at. All of them have the same size, longest side at most 512: concepts are
 * larger than that resolution's pixels, and the edge is refined at full size afterwards.
 *
 * @param bgr 8 bits
 * @param lab 8 bits, all channels 0 to 255
 * @param lightness the L of Lab
 * @param edges strength of the brightness gradient, 8 bits
 */
record Scene(Mat bgr, Mat lab, Mat lightness, Mat edges) {

    private static final double LONGEST_SIDE = 512;

    static Scene of(Mat photo, Mats scope) {
        double scale = Math.min(1, LONGEST_SIDE / Math.max(photo.cols(), photo.rows()));
        Size size =
                new Size(Math.max(1, Math.round(photo.cols() * scale)), Math.max(1, Math.round(photo.rows() * scale)));
        Mat bgr = scope.mat();
        Imgproc.resize(photo, bgr, size, 0, 0, Imgproc.INTER_AREA);
        Mat lab = scope.mat();
        Imgproc.cvtColor(bgr, lab, Imgproc.COLOR_BGR2Lab);
        Mat lightness = scope.mat();
        Core.extractChannel(lab, lightness, 0);
        return new Scene(bgr, lab, lightness, gradient(lightness, scope));
    }

    private static Mat gradient(Mat lightness, Mats scope) {
        Mat calm = scope.mat();
        Imgproc.GaussianBlur(lightness, calm, new Size(3, 3), 0);
        Mat edges = scope.mat();
        Imgproc.morphologyEx(calm, edges, Imgproc.MORPH_GRADIENT, Shapes.disc(1, scope));
        return edges;
    }

    int width() {
        return bgr.cols();
    }

    int height() {
        return bgr.rows();
    }

    /** Pixels of the scene. */
    double area() {
        return (double) width() * height();
    }

    /** A mask without a pixel. */
    Mat nothing(Mats scope) {
        return scope.own(new Mat(bgr.size(), CvType.CV_8U, Scalar.all(0)));
    }
}
