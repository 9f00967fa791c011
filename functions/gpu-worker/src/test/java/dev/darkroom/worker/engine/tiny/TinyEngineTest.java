package dev.darkroom.worker.engine.tiny;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.darkroom.worker.engine.generation.Box;
import dev.darkroom.worker.engine.generation.Composition;
import dev.darkroom.worker.engine.generation.Composition.Thing;
import dev.darkroom.worker.photo.Mats;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.imgcodecs.Imgcodecs;

/** Pictures from nothing, by the model that ships. */
class TinyEngineTest {

    private static final int MOST_BYTES = 8_000_000;

    private static TinyEngine engine;

    private final Mats scope = new Mats();
    private Studio studio;

    @BeforeAll
    static void load() {
        Mats.load();
        engine = new TinyEngine();
    }

    @BeforeEach
    void open() {
        studio = new Studio(engine, scope);
    }

    @AfterAll
    static void unload() {
        engine.close();
    }

    @AfterEach
    void release() {
        scope.close();
    }

    @Test
    void theModelIsSmall() throws IOException {
        try (var file = SceneModel.class.getResourceAsStream(SceneModel.FILE)) {
            assertThat(file).isNotNull();
            assertThat(file.readAllBytes()).hasSizeLessThan(MOST_BYTES);
        }
    }

    /** The picture may differ a little between processors, which add numbers in another order. */
    @Test
    void aSeedGivesTheKnownPicture() throws Exception {
        Mat picture = studio.picture(Studio.bay(8));
        try (var file = TinyEngineTest.class.getResourceAsStream("bay.png")) {
            assertThat(file).isNotNull();
            Mat known = scope.own(
                    Imgcodecs.imdecode(scope.own(new MatOfByte(file.readAllBytes())), Imgcodecs.IMREAD_COLOR));
            assertThat(studio.difference(picture, known)).isLessThan(1.5);
        } catch (AssertionError different) {
            Path seen = Path.of("target", "bay.png");
            Files.createDirectories(seen.getParent());
            Imgcodecs.imwrite(seen.toString(), picture);
            throw different;
        }
    }

    @Test
    void theSameSeedGivesTheSameImagesAndAnotherGivesOthers() throws Exception {
        List<Mat> once = studio.run(Studio.bay(3), 1);
        try (var other = new TinyEngine()) {
            List<Mat> again = new Studio(other, scope).run(Studio.bay(3), 1);
            for (int i = 0; i < 3; i++) {
                assertThat(Studio.bytes(again.get(i))).isEqualTo(Studio.bytes(once.get(i)));
            }
        }
        Composition bay = Studio.bay(3);
        Mat another = studio.picture(new Composition(
                bay.prompt(), bay.things(), bay.width(), bay.height(), bay.steps(), bay.seed() + 1, null));
        assertThat(studio.difference(another, once.getLast())).isGreaterThan(3);
    }

    @Test
    void aRunThatIsTakenOverShowsWhatTheFirstOneWouldHave() throws Exception {
        List<Mat> whole = studio.run(Studio.bay(5), 1);
        List<Mat> rest = studio.run(Studio.bay(5), 4);

        assertThat(whole).hasSize(5);
        assertThat(rest).hasSize(2);
        assertThat(Studio.bytes(rest.get(0))).isEqualTo(Studio.bytes(whole.get(3)));
        assertThat(Studio.bytes(rest.get(1))).isEqualTo(Studio.bytes(whole.get(4)));
        assertThatThrownBy(() -> studio.run(Studio.bay(5), 6)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> studio.run(Studio.bay(5), 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void followsTheBoxes() throws Exception {
        Mat picture = studio.picture(Studio.bay(8));

        double[] sun = studio.colour(picture, new Box(0.72, 0.14, 0.1, 0.1));
        assertThat(sun[2]).as("the sun is yellow: red over blue").isGreaterThan(sun[0] + 60);
        double[] mirrored = studio.colour(picture, new Box(0.18, 0.1, 0.1, 0.1));
        assertThat(mirrored[0]).as("beside it the sky is blue").isGreaterThan(mirrored[2]);
        double[] sea = studio.colour(picture, new Box(0.6, 0.8, 0.35, 0.15));
        assertThat(sea[0]).as("the sea is blue").isGreaterThan(sea[2] + 20);
    }

    @Test
    void drawsEveryObjectThatItKnowsInItsBox() throws Exception {
        Vocabulary vocabulary = Vocabulary.shipped();
        List<KnownObject> things = vocabulary.objects().stream()
                .filter(kind -> kind.layer() == Layer.THINGS || kind.layer() == Layer.CELESTIAL)
                .toList();
        for (int first = 0; first < things.size(); first += 16) {
            drawsAll(things.subList(first, Math.min(things.size(), first + 16)));
        }
    }

    private void drawsAll(List<KnownObject> kinds) throws InterruptedException {
        List<Thing> shown = new ArrayList<>();
        Thing behind = new Thing("sky", List.of(Box.ALL));
        Thing below = new Thing("grass", List.of(new Box(0, 0.97, 1, 0.03)));
        shown.add(behind);
        shown.add(below);
        for (int i = 0; i < kinds.size(); i++) {
            shown.add(new Thing(kinds.get(i).name(), List.of(box(i))));
        }
        Mat full = studio.picture(new Composition("all", shown, 512, 512, 4, 5, null));
        Mat empty = studio.picture(new Composition("all", List.of(behind, below), 512, 512, 4, 5, null));
        for (int i = 0; i < kinds.size(); i++) {
            Mat there = scope.own(full.submat(Studio.rect(full, box(i))));
            Mat without = scope.own(empty.submat(Studio.rect(empty, box(i))));
            assertThat(studio.difference(there, without))
                    .as(kinds.get(i).name())
                    .isGreaterThan(12);
        }
    }

    private static Box box(int number) {
        int row = number / 4;
        return new Box(0.02 + number % 4 * 0.245, 0.01 + row * 0.24, 0.22, 0.22);
    }

    @Test
    void fillsCanvasesOfEverySize() throws Exception {
        for (int[] size : new int[][] {{256, 1024}, {1024, 256}, {1024, 1024}}) {
            Mat picture = studio.picture(new Composition("바다 위의 배", List.of(), size[0], size[1], 1, 1, null));
            assertThat(picture.cols()).isEqualTo(size[0]);
            assertThat(picture.rows()).isEqualTo(size[1]);
        }
    }

    @Test
    void runsSideBySideDoNotTouchEachOther() throws Exception {
        byte[] alone = Studio.bytes(studio.picture(Studio.bay(3)));
        try (var threads = Executors.newFixedThreadPool(3)) {
            List<Future<byte[]>> pictures = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                pictures.add(threads.submit(() -> {
                    try (Mats own = new Mats()) {
                        return Studio.bytes(new Studio(engine, own).picture(Studio.bay(3)));
                    }
                }));
            }
            for (Future<byte[]> picture : pictures) {
                assertThat(picture.get()).isEqualTo(alone);
            }
        }
    }

    @Test
    void stopsWhenToldTo() throws Exception {
        List<Integer> steps = new ArrayList<>();
        engine.generate(Studio.bay(20), 1, (step, image) -> {
            steps.add(step);
            return step < 2;
        });
        assertThat(steps).containsExactly(1, 2);
    }

    @Test
    void stopsWhenInterrupted() {
        List<Integer> steps = new ArrayList<>();
        assertThatThrownBy(() -> engine.generate(Studio.bay(20), 1, (step, image) -> {
                    steps.add(step);
                    Thread.currentThread().interrupt();
                    return true;
                }))
                .isInstanceOf(InterruptedException.class);
        assertThat(steps).containsExactly(1);
        assertThat(Thread.interrupted()).as("still interrupted").isFalse();
    }

    /** Linux only tells; elsewhere the measure is 0 and nothing can fail. */
    @Test
    void leavesNoMemoryBehind() throws Exception {
        Composition large = new Composition("a boat and a house at night", List.of(), 1024, 1024, 1, 1, null);
        engine.generate(large, 1, (step, image) -> true);
        engine.generate(large, 1, (step, image) -> true);
        long before = residentKilobytes();
        for (int i = 0; i < 4; i++) {
            engine.generate(large, 1, (step, image) -> true);
        }
        assertThat(residentKilobytes() - before)
                .as("of some 100 MB that each run needs")
                .isLessThan(120_000);
    }

    private static long residentKilobytes() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.isReadable(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(0);
    }
}
