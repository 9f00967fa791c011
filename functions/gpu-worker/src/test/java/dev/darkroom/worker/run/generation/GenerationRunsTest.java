package dev.darkroom.worker.run.generation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.contract.worker.GenerationReport;
import dev.darkroom.contract.worker.GenerationReport.Done;
import dev.darkroom.contract.worker.GenerationReport.Failed;
import dev.darkroom.contract.worker.GenerationReport.Running;
import dev.darkroom.contract.worker.GenerationReport.Step;
import dev.darkroom.worker.engine.generation.OnFirstUse;
import dev.darkroom.worker.engine.tiny.TinyEngine;
import dev.darkroom.worker.photo.Mats;
import dev.darkroom.worker.report.TakenSteps;
import dev.darkroom.worker.run.RunEnd;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Scalar;
import org.opencv.core.Size;
import org.opencv.imgcodecs.Imgcodecs;

/** Messages as the contract has them, worked on by the engine that ships with the worker. */
class GenerationRunsTest {

    private static final OnFirstUse TINY = new OnFirstUse(TinyEngine::new);
    private static final String SOURCE = "steps/session_01J00000000000000000000000/main/10.jpg";
    private static final String REFERENCE = "references/01J00000000000000000000002";

    private final Rehearsal rehearsal = new Rehearsal();
    private final Mats scope = new Mats();

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        rehearsal.close();
        scope.close();
    }

    @Test
    void showsEveryStepInOrderAndThenThePicture() throws Exception {
        RunEnd end = rehearsal.work(rehearsal.message(Rehearsal.MAIN_LINE, message -> {}), TINY);

        assertThat(end).isEqualTo(RunEnd.FINISHED);
        assertThat(rehearsal.service.heard().getFirst()).isInstanceOf(Running.class);
        assertThat(rehearsal.steps()).isEqualTo(oneTo(20));
        assertThat(rehearsal.lastReport())
                .isInstanceOfSatisfying(
                        Done.class, done -> assertThat(done.imageKey()).isEqualTo(Rehearsal.key(20)));
        assertThat(rehearsal.service.heard().stream()
                        .map(GenerationReport::attempt)
                        .distinct())
                .hasSize(1);
        assertThat(rehearsal.service.heard())
                .filteredOn(Step.class::isInstance)
                .allSatisfy(report -> assertShown((Step) report));
    }

    private void assertShown(Step step) throws Exception {
        assertThat(step.imageKey()).isEqualTo(Rehearsal.key(step.step()));
        assertThat(decoded(rehearsal.image(step.step())).size()).isEqualTo(new Size(512, 512));
        byte[] preview = Base64.getDecoder().decode(Objects.requireNonNull(step.imageData()));
        assertThat(decoded(preview).size()).isEqualTo(new Size(320, 320));
    }

    @Test
    void goesOnWhereAnotherAttemptEndedWithTheSameImages() throws Exception {
        rehearsal.work(rehearsal.message(10), TINY);
        try (Rehearsal takenOver = new Rehearsal()) {
            takenOver.service.answer(new TakenSteps(7));
            assertThat(takenOver.work(takenOver.message(10), TINY)).isEqualTo(RunEnd.FINISHED);

            assertThat(takenOver.steps()).containsExactly(8, 9, 10);
            for (int step : takenOver.steps()) {
                assertThat(takenOver.image(step)).isEqualTo(rehearsal.image(step));
            }
        }
    }

    @Test
    void aRunWhoseStepsAreAllTakenOnlyEnds() throws Exception {
        rehearsal.service.answer(new TakenSteps(10));
        RunEnd end = rehearsal.work(rehearsal.message(10), (composition, from, steps) -> {
            throw new AssertionError("nothing to compute");
        });

        assertThat(end).isEqualTo(RunEnd.FINISHED);
        assertThat(rehearsal.service.heard()).hasSize(2);
        assertThat(rehearsal.lastReport())
                .isInstanceOfSatisfying(
                        Done.class, done -> assertThat(done.imageKey()).isEqualTo(Rehearsal.key(10)));
    }

    @Test
    void aBranchIsMadeOfItsSourceAndWhatIsSaid() throws Exception {
        store(SOURCE, 512, 512, new Scalar(90, 120, 150));
        store(REFERENCE, 300, 200, new Scalar(40, 150, 60));
        RunEnd end =
                rehearsal.work(rehearsal.message(Rehearsal.BRANCH, message -> message.put("total_steps", 3)), TINY);

        assertThat(end).isEqualTo(RunEnd.FINISHED);
        assertThat(rehearsal.steps()).containsExactly(1, 2, 3);
    }

    @Test
    void aBranchFromTheRootStartsFromNothing() throws Exception {
        store(REFERENCE, 300, 200, new Scalar(40, 150, 60));
        RunEnd end = rehearsal.work(
                rehearsal.message(Rehearsal.BRANCH, message -> {
                    message.put("total_steps", 2);
                    message.withObject("/source").putNull("image_key").put("step", 0);
                }),
                TINY);

        assertThat(end).isEqualTo(RunEnd.FINISHED);
        assertThat(rehearsal.steps()).containsExactly(1, 2);
    }

    @Test
    void saysWhichImageCannotBeUsed() throws Exception {
        store(SOURCE, 512, 512, new Scalar(90, 120, 150));
        rehearsal.store.upload(REFERENCE, Files.writeString(folder.resolve("text"), "not an image"), "image/png");

        assertThat(failure(Rehearsal.BRANCH)).startsWith("the reference image cannot be used: not an image");
    }

    @Test
    void saysWhenTheSourceIsNotThere() throws Exception {
        assertThat(failure(Rehearsal.BRANCH)).isEqualTo("the source image was not uploaded");
    }

    @ParameterizedTest
    @CsvSource({
        "width, 300, width must be 256 to 1024",
        "height, 2048, height must be 256 to 1024",
        "total_steps, 0, steps must be 1 to 100",
        "total_steps, 101, steps must be 1 to 100"
    })
    void saysWhichNumberIsOutOfItsBounds(String member, int value, String sentence) throws Exception {
        rehearsal.work(rehearsal.message(Rehearsal.MAIN_LINE, message -> message.put(member, value)), TINY);

        assertThat(rehearsal.lastReport())
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.error()).contains(sentence));
    }

    private String failure(String golden) throws InterruptedException {
        assertThat(rehearsal.work(rehearsal.message(golden, message -> {}), TINY))
                .isEqualTo(RunEnd.FINISHED);
        assertThat(rehearsal.lastReport()).isInstanceOf(Failed.class);
        return ((Failed) rehearsal.lastReport()).error();
    }

    private void store(String key, int width, int height, Scalar colour) {
        Path file = folder.resolve("image.jpg");
        Imgcodecs.imwrite(file.toString(), scope.own(new Mat(height, width, CvType.CV_8UC3, colour)));
        rehearsal.store.upload(key, file, "image/jpeg");
    }

    private Mat decoded(byte[] jpeg) {
        return scope.own(Imgcodecs.imdecode(scope.bytes(jpeg), Imgcodecs.IMREAD_COLOR));
    }

    private static List<Integer> oneTo(int last) {
        return IntStream.rangeClosed(1, last).boxed().toList();
    }
}
