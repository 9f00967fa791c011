package dev.darkroom.worker;

import dev.darkroom.worker.photo.Mats;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Point;
import org.opencv.core.Scalar;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/** Photos drawn by the tests, with the light and grain that flat patterns lack. */
public final class Scenes {

    private Scenes() {}

    /** A red textured ball before a grey wall; its radius is a quarter of the shorter side. */
    public static Mat ball(int width, int height, Mats scope) {
        Mat scene = scope.own(new Mat(height, width, CvType.CV_8UC3, new Scalar(176, 172, 168)));
        Imgproc.rectangle(scene, new Point(0, height * 0.75), new Point(width, height), new Scalar(120, 128, 134), -1);
        int radius = Math.min(width, height) / 4;
        Point centre = new Point(width / 2.0, height / 2.0);
        for (int r = radius; r > 0; r--) {
            double light = 1.25 - 0.65 * r / radius;
            Imgproc.circle(scene, centre, r, new Scalar(40 * light, 48 * light, 190 * light), -1);
        }
        return grained(scene, scope);
    }

    /** A room: pale ceiling, blue-grey wall with a window, wooden floor. */
    public static Mat room(int width, int height, Mats scope) {
        Mat scene = scope.own(new Mat(height, width, CvType.CV_8UC3, new Scalar(168, 150, 136)));
        Imgproc.rectangle(scene, new Point(0, 0), new Point(width, height * 0.16), new Scalar(225, 228, 230), -1);
        Imgproc.rectangle(scene, new Point(0, height * 0.74), new Point(width, height), new Scalar(62, 98, 142), -1);
        Imgproc.rectangle(
                scene,
                new Point(width * 0.6, height * 0.28),
                new Point(width * 0.8, height * 0.55),
                Scalar.all(252),
                -1);
        return grained(scene, scope);
    }

    private static Mat grained(Mat scene, Mats scope) {
        Mat grain = scope.own(new Mat(scene.size(), CvType.CV_16SC3));
        Core.setRNGSeed(7);
        Core.randn(grain, 0, 5);
        Mat signed = scope.mat();
        scene.convertTo(signed, CvType.CV_16S);
        Core.add(signed, grain, signed);
        signed.convertTo(scene, CvType.CV_8U);
        Imgproc.GaussianBlur(scene, scene, new Size(3, 3), 0);
        return scene;
    }
}
