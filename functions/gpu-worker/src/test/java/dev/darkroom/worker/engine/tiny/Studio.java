package dev.darkroom.worker.engine.tiny;

import dev.darkroom.worker.engine.generation.Area;
import dev.darkroom.worker.engine.generation.Box;
import dev.darkroom.worker.engine.generation.Branch;
import dev.darkroom.worker.engine.generation.Composition;
import dev.darkroom.worker.engine.generation.Composition.Thing;
import dev.darkroom.worker.engine.generation.Feedback;
import dev.darkroom.worker.photo.Mats;
import dev.darkroom.worker.photo.Photo;
import java.util.ArrayList;
import java.util.List;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfDouble;
import org.opencv.core.Rect;
import org.opencv.imgproc.Imgproc;

/** Scenes, runs and measures for tests of the engine. */
final class Studio {

    static final int SIDE = 256;
    static final Box SUN = new Box(0.66, 0.08, 0.22, 0.22);

    private final TinyEngine engine;
    private final Mats scope;

    Studio(TinyEngine engine, Mats scope) {
        this.engine = engine;
        this.scope = scope;
    }

    /** A sun, a boat and the sea, in boxes. */
    static Composition bay(int steps) {
        return new Composition(
                "a boat in the bay",
                List.of(
                        new Thing("sun", List.of(SUN)),
                        new Thing("sea", List.of(new Box(0, 0.55, 1, 0.45))),
                        new Thing("boat", List.of(new Box(0.15, 0.35, 0.35, 0.35)))),
                SIDE,
                SIDE,
                steps,
                11,
                null);
    }

    static Composition branch(Composition from, Mat source, Feedback... feedback) {
        return new Composition(
                from.prompt(),
                from.things(),
                from.width(),
                from.height(),
                from.steps(),
                from.seed(),
                new Branch(new Photo(source, null), List.of(feedback)));
    }

    static Feedback everywhere(String text) {
        return new Feedback.Words(new Area.Full(), text);
    }

    /** The images of all steps from one on. */
    List<Mat> run(Composition composition, int from) throws InterruptedException {
        List<Mat> shown = new ArrayList<>();
        engine.generate(composition, from, (step, image) -> shown.add(scope.own(image.clone())));
        return shown;
    }

    /** The picture. */
    Mat picture(Composition composition) throws InterruptedException {
        return run(composition, composition.steps()).getFirst();
    }

    static byte[] bytes(Mat image) {
        byte[] bytes = new byte[(int) image.total() * image.channels()];
        image.get(0, 0, bytes);
        return bytes;
    }

    /** Mean blue, green, red of a part. */
    double[] colour(Mat image, Box box) {
        return Core.mean(scope.own(image.submat(rect(image, box)))).val;
    }

    double luma(Mat image) {
        double[] bgr = Core.mean(image).val;
        return 0.114 * bgr[0] + 0.587 * bgr[1] + 0.299 * bgr[2];
    }

    double warmth(Mat image) {
        double[] bgr = Core.mean(image).val;
        return bgr[2] - bgr[0];
    }

    /** How much neighbouring pixels differ. */
    double detail(Mat image) {
        Mat edges = scope.mat();
        Imgproc.Laplacian(image, edges, CvType.CV_32F);
        MatOfDouble spread = scope.own(new MatOfDouble());
        Core.meanStdDev(edges, scope.own(new MatOfDouble()), spread);
        return spread.toArray()[0];
    }

    /** Mean of the differences of all levels, 0 to 255. */
    double difference(Mat one, Mat other) {
        return Core.norm(one, other, Core.NORM_L1) / (one.total() * one.channels());
    }

    static Rect rect(Mat image, Box box) {
        int left = (int) Math.round(box.x() * image.cols());
        int top = (int) Math.round(box.y() * image.rows());
        return new Rect(
                left, top, (int) Math.round(box.width() * image.cols()), (int) Math.round(box.height() * image.rows()));
    }
}
