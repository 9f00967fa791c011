package dev.darkroom.worker.engine.comfyui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.kernel.IdSource;
import dev.darkroom.worker.engine.generation.Branch;
import dev.darkroom.worker.engine.generation.Composition;
import dev.darkroom.worker.engine.generation.Feedback;
import dev.darkroom.worker.engine.generation.GenerationFailed;
import dev.darkroom.worker.photo.Mats;
import dev.darkroom.worker.photo.Photo;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.core.Scalar;
import org.opencv.imgcodecs.Imgcodecs;

/** An engine, its server, and what it shows: of each step the number and how bright its middle is. */
final class ComfyStudio implements AutoCloseable {

    static final Patience QUICK = patience(Duration.ofSeconds(1), Duration.ofSeconds(20));

    static Patience patience(Duration quiet, Duration silence) {
        return new Patience(
                Duration.ofSeconds(5),
                Duration.ofMillis(200),
                Duration.ofMillis(20),
                Duration.ofMillis(20),
                quiet,
                silence);
    }

    static final int SIDE = 256;

    /** A step that was shown. */
    record Shown(int step, int brightness) {}

    final FakeComfy server = new FakeComfy();
    final List<Shown> shown = new ArrayList<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Mats scope = new Mats();
    private final ComfyEngine engine;

    ComfyStudio() {
        this(QUICK);
    }

    ComfyStudio(Patience patience) {
        engine = new ComfyEngine(
                http,
                server.url(),
                Workflows.shipped(),
                "photo.safetensors",
                IdSource.secure(InstantSource.system()),
                patience);
        server.picture(image(200));
    }

    static Composition composition(int steps, @Nullable Branch branch) {
        return new Composition("a boat", List.of(), SIDE, SIDE, steps, 42, branch);
    }

    Branch branch(int brightness, Feedback... feedback) {
        return new Branch(photo(brightness), List.of(feedback));
    }

    Photo photo(int brightness) {
        return new Photo(scope.own(new Mat(SIDE, SIDE, CvType.CV_8UC3, Scalar.all(brightness))), null);
    }

    /** A picture of one grey, as the server sends it. */
    byte[] image(int brightness) {
        MatOfByte png = scope.own(new MatOfByte());
        Imgcodecs.imencode(".png", scope.own(new Mat(64, 64, CvType.CV_8UC3, Scalar.all(brightness))), png);
        return png.toArray();
    }

    void generate(Composition composition, int from) throws GenerationFailed, InterruptedException {
        generate(composition, from, step -> true);
    }

    void generate(Composition composition, int from, IntPredicate goOn) throws GenerationFailed, InterruptedException {
        engine.generate(composition, from, (step, bgr) -> {
            assertThat(bgr.cols()).isEqualTo(SIDE);
            shown.add(new Shown(step, (int) Math.round(bgr.get(SIDE / 2, SIDE / 2)[1])));
            return goOn.test(step);
        });
    }

    ComfyEngine engine() {
        return engine;
    }

    @Override
    public void close() {
        server.close();
        http.close();
        scope.close();
    }
}
