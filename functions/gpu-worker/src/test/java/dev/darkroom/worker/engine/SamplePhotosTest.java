package dev.darkroom.worker.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.darkroom.worker.engine.cpu.CpuEngine;
import dev.darkroom.worker.paint.Change;
import dev.darkroom.worker.paint.Painter;
import dev.darkroom.worker.photo.Mats;
import dev.darkroom.worker.photo.Photo;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfDouble;
import org.opencv.core.Point;
import org.opencv.core.Rect;
import org.opencv.core.Scalar;
import org.opencv.imgcodecs.Imgcodecs;
import org.opencv.imgproc.Imgproc;

/** Four real photographs: places that a person would call the body are dyed, and places that a person would call background stand. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // each photo is recoloured once
class SamplePhotosTest {

    private static final int PATCH = 12;

    private final Mats scope = new Mats();

    private final Map<String, Mat> results = new HashMap<>();

    @AfterAll
    void release() {
        scope.close();
    }

    @ParameterizedTest(name = "{0} at {1},{2}")
    @CsvSource({
        "coffee.png, 140, 270", // saucer
        "coffee.png, 400, 310", // saucer
        "astronaut.png, 200, 330", // suit
        "astronaut.png, 75, 400", // sleeve
        "chelsea.png, 250, 60", // forehead
        "chelsea.png, 110, 170", // cheek
        "rocket.jpg, 318, 320" // the rocket
    })
    void theBodyTakesTheColourAndKeepsItsTexture(String name, int x, int y) {
        Mat before = photo(name);
        Mat after = results.computeIfAbsent(name, photo -> recoloured(before));
        Rect patch = patch(before, name, x, y);

        double[] was = lab(before, patch);
        double[] is = lab(after, patch);
        assertThat(is[2]).as("b of Lab: blue").isLessThan(was[2] - 12).isLessThan(122);
        assertThat(contrast(after, patch)).isGreaterThan(0.4 * contrast(before, patch));
    }

    @ParameterizedTest(name = "{0} at {1},{2}")
    @CsvSource({
        "coffee.png, 545, 120", // table
        "coffee.png, 40, 330", // table
        "coffee.png, 290, 160", // the coffee itself
        "astronaut.png, 225, 120", // face
        "astronaut.png, 40, 200", // flag
        "astronaut.png, 330, 60", // backdrop
        "astronaut.png, 370, 440", // helmet
        "chelsea.png, 425, 90", // room behind
        "rocket.jpg, 120, 250", // sky
        "rocket.jpg, 250, 330", // the sky's glow
        "rocket.jpg, 500, 200" // sky
    })
    void theBackgroundStandsToTheBit(String name, int x, int y) {
        Mat before = photo(name);
        Mat after = results.computeIfAbsent(name, photo -> recoloured(before));
        Rect patch = patch(before, name, x, y);

        assertThat(Core.norm(scope.own(before.submat(patch)), scope.own(after.submat(patch)), Core.NORM_INF))
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({"coffee.png", "rocket.jpg"})
    void theRingAlongTheSidesStands(String name) {
        Mat before = photo(name);
        Mat after = results.computeIfAbsent(name, photo -> recoloured(before));
        int ring = Math.max(before.cols(), before.rows()) * 3 / 100;
        // the rocket stands on the lower side
        for (Rect side : List.of(
                new Rect(0, 0, before.cols(), ring),
                new Rect(0, 0, ring, before.rows()),
                new Rect(before.cols() - ring, 0, ring, before.rows()))) {
            assertThat(Core.norm(scope.own(before.submat(side)), scope.own(after.submat(side)), Core.NORM_INF))
                    .isZero();
        }
    }

    private Mat photo(String name) {
        Path file = Path.of(System.getProperty("darkroom.root", "../.."), "../shared/samples", name)
                .toAbsolutePath()
                .normalize();
        if (!Files.exists(file)) {
            System.out.println("SKIPPED: no sample photo at " + file);
        }
        assumeThat(file).exists();
        Mats.load();
        return scope.own(Imgcodecs.imread(file.toString()));
    }

    private static Rect patch(Mat photo, String name, int x, int y) {
        // the rocket is slim, and so is its patch
        int half = name.startsWith("rocket") ? 2 : PATCH / 2;
        assertThat(photo.cols()).isGreaterThan(x + half);
        return new Rect(x - half, y - half, 2 * half, 2 * half);
    }

    private Mat recoloured(Mat before) {
        Photo photo = new Photo(scope.own(before.clone()), null);
        Search search =
                new Search("seller", List.of("Body"), Map.of(), () -> URI.create("https://store.invalid/photo"));
        Map<String, Mat> masks = new CpuEngine().find(photo, search, scope);
        Painter.apply(photo, Map.of("Body", Change.parse("recolor", "#2a6f97")), masks, List.of());
        return photo.bgr();
    }

    private double[] lab(Mat bgr, Rect where) {
        Mat lab = scope.mat();
        Imgproc.cvtColor(scope.own(bgr.submat(where)), lab, Imgproc.COLOR_BGR2Lab);
        return Core.mean(lab).val;
    }

    private double contrast(Mat bgr, Rect where) {
        Mat grey = scope.mat();
        Imgproc.cvtColor(scope.own(bgr.submat(where)), grey, Imgproc.COLOR_BGR2GRAY);
        MatOfDouble spread = scope.own(new MatOfDouble());
        Core.meanStdDev(grey, scope.own(new MatOfDouble()), spread);
        return spread.toArray()[0];
    }

    /** A sky that brightens towards the horizon is no subject, however much it brightens. */
    @Test
    void aSkyWithAGlowIsBackgroundAndThePostBeforeItIsNot() {
        int width = 480;
        int height = 320;
        Mat sky = scope.own(new Mat(height, width, CvType.CV_8UC3));
        for (int y = 0; y < height; y++) {
            double glow = 70.0 * y / height;
            Imgproc.line(sky, new Point(0, y), new Point(width, y), new Scalar(60 + glow, 30 + glow, 20 + glow));
        }
        Rect post = new Rect(225, 90, 34, 229);
        Imgproc.rectangle(sky, post, new Scalar(150, 220, 235), Imgproc.FILLED);
        Mat after = recoloured(sky);

        Rect beside = new Rect(60, 150, 120, 120);
        assertThat(Core.norm(scope.own(sky.submat(beside)), scope.own(after.submat(beside)), Core.NORM_INF))
                .isZero();
        assertThat(lab(after, new Rect(235, 150, 14, 100))[2])
                .isLessThan(lab(sky, new Rect(235, 150, 14, 100))[2] - 12);
    }
}
