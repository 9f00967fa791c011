package dev.darkroom.worker.engine.cpu;

import dev.darkroom.worker.photo.Mats;
import java.util.ArrayList;
import java.util.List;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfFloat;
import org.opencv.core.MatOfInt;
import org.opencv.core.Scalar;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/** What the rules say about colour, in Lab. */
final class Colours {

    private static final int BINS = 32;

    private Colours() {}

    /** Distance from grey, 8 bits. */
    static Mat chroma(Scene scene, Mats scope) {
        return distance(scene.lab(), 128, 128, scope);
    }

    /** Where hue and chroma are further than this many Lab units from the most frequent colour of a region. */
    static Mat unlikeMain(Scene scene, Mat region, double limit, Mats scope) {
        double[] main = main(scene, region);
        return Shapes.above(distance(scene.lab(), main[0], main[1], scope), limit, scope);
    }

    private static Mat distance(Mat lab, double a, double b, Mats scope) {
        try (Mats steps = new Mats()) {
            List<Mat> channels = new ArrayList<>();
            Core.split(lab, channels);
            channels.forEach(steps::own);
            Mat x = steps.mat();
            Mat y = steps.mat();
            channels.get(1).convertTo(x, CvType.CV_32F, 1, -a);
            channels.get(2).convertTo(y, CvType.CV_32F, 1, -b);
            Core.magnitude(x, y, x);
            Mat distance = scope.mat();
            x.convertTo(distance, CvType.CV_8U);
            return distance;
        }
    }

    private static double[] main(Scene scene, Mat region) {
        try (Mats steps = new Mats()) {
            Mat histogram = steps.mat();
            Imgproc.calcHist(
                    List.of(scene.lab()),
                    steps.own(new MatOfInt(1, 2)),
                    region,
                    histogram,
                    steps.own(new MatOfInt(BINS, BINS)),
                    steps.own(new MatOfFloat(0, 256, 0, 256)));
            // neighbouring bins share a colour
            Imgproc.blur(histogram, histogram, new Size(3, 3));
            var peak = Core.minMaxLoc(histogram).maxLoc;
            double bin = 256.0 / BINS;
            return new double[] {(peak.y + 0.5) * bin, (peak.x + 0.5) * bin};
        }
    }

    /** Lightness and colour inside a range. */
    static Mat inRange(Mat lab, Scalar low, Scalar high, Mats scope) {
        Mat mask = scope.mat();
        Core.inRange(lab, low, high, mask);
        return mask;
    }
}
