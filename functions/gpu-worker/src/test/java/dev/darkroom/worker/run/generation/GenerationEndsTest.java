package dev.darkroom.worker.run.generation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.contract.worker.GenerationReport.Done;
import dev.darkroom.contract.worker.GenerationReport.Failed;
import dev.darkroom.contract.worker.GenerationReport.Step;
import dev.darkroom.storage.InMemoryObjectStore;
import dev.darkroom.storage.ObjectStoreUnavailable;
import dev.darkroom.worker.engine.EngineUnavailable;
import dev.darkroom.worker.engine.generation.GenerationFailed;
import dev.darkroom.worker.photo.Mats;
import dev.darkroom.worker.report.FakeService.Answer;
import dev.darkroom.worker.run.RunEnd;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.imgcodecs.Imgcodecs;

/** How a run ends, and what was stored and said until then; the engine is one that computes nothing. */
class GenerationEndsTest {

    private Rehearsal rehearsal = new Rehearsal();
    private final GreyEngine grey = new GreyEngine();

    @AfterEach
    void close() {
        rehearsal.close();
    }

    @ParameterizedTest
    @CsvSource({"200,true,CANCELED", "409,false,FENCED", "404,false,GONE", "410,false,GONE"})
    void nothingIsStoredOnceTheServiceSaysStop(int status, boolean cancel, RunEnd expected) throws Exception {
        rehearsal.service.answer(
                report -> report instanceof Step step && step.step() == 3 ? new Answer(status, cancel) : Answer.OK);

        assertThat(rehearsal.work(rehearsal.message(20), grey)).isEqualTo(expected);
        assertThat(rehearsal.steps()).containsExactly(1, 2, 3);
        assertThat(rehearsal.store.sizes("steps/")).hasSize(3);
        assertThat(grey.computed).as("within one step").hasSizeLessThanOrEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource({"200,true,CANCELED", "409,false,FENCED", "404,false,GONE"})
    void nothingIsComputedForARunThatIsOver(int status, boolean cancel, RunEnd expected) throws Exception {
        rehearsal.service.answer(report -> new Answer(status, cancel));

        assertThat(rehearsal.work(rehearsal.message(20), grey)).isEqualTo(expected);
        assertThat(rehearsal.service.heard()).hasSize(1);
        assertThat(grey.computed).isEmpty();
    }

    @Test
    void repeatsAReportUntilItIsTakenAndKeepsTheOrder() throws Exception {
        var refusals = new AtomicInteger(3);
        rehearsal.service.answer(
                report -> report instanceof Step step && step.step() == 2 && refusals.getAndDecrement() > 0
                        ? new Answer(503, false)
                        : Answer.OK);

        assertThat(rehearsal.work(rehearsal.message(4), grey)).isEqualTo(RunEnd.FINISHED);
        assertThat(rehearsal.steps()).containsExactly(1, 2, 2, 2, 2, 3, 4);
    }

    @Test
    void theEngineIsNeverMoreThanOneStepAhead() throws Exception {
        List<Integer> ahead = new CopyOnWriteArrayList<>();
        rehearsal.service.answer(report -> {
            if (report instanceof Step step) {
                ahead.add(grey.computed.getLast() - step.step());
            }
            return Answer.OK;
        });
        rehearsal.work(rehearsal.message(30), grey);

        assertThat(ahead).hasSize(30).allMatch(steps -> steps <= 1);
    }

    @Test
    void anImageIsWhatTheEngineShowedAlthoughItHasGoneOn() throws Exception {
        rehearsal.work(rehearsal.message(5), grey);
        try (Mats scope = new Mats()) {
            for (int step = 1; step <= 5; step++) {
                Mat stored = scope.own(Imgcodecs.imdecode(scope.bytes(rehearsal.image(step)), Imgcodecs.IMREAD_COLOR));
                assertThat(stored.get(10, 10)[0]).isBetween(step - 1.0, step + 1.0);
            }
        }
    }

    /** Else nobody would ever remove the image of a session that was deleted meanwhile. */
    @Test
    void whatWasStoredIsToldAlthoughTheRunIsOver() throws Exception {
        rehearsal.close();
        rehearsal = new Rehearsal(new InMemoryObjectStore(InstantSource.system()) {
            @Override
            public void upload(String key, Path source, String contentType) {
                super.upload(key, source, contentType);
                rehearsal.state.end(RunEnd.GONE); // as a heartbeat would, at this moment
            }
        });

        assertThat(rehearsal.work(rehearsal.message(20), grey)).isEqualTo(RunEnd.GONE);
        assertThat(rehearsal.store.sizes("steps/")).hasSize(1);
        assertThat(rehearsal.steps()).containsExactly(1);
    }

    @Test
    void nothingIsDoneAfterTheDeadline() throws Exception {
        String late = rehearsal.message(20);
        rehearsal.clock.advance(Duration.ofMinutes(10));

        assertThat(rehearsal.work(late, grey)).isEqualTo(RunEnd.EXPIRED);
        assertThat(rehearsal.service.heard()).isEmpty();
    }

    @Test
    void aDeadlineThatPassesMeanwhileEndsTheRun() throws Exception {
        rehearsal.service.answer(report -> {
            if (report instanceof Step step && step.step() == 2) {
                rehearsal.clock.advance(Duration.ofMinutes(10));
            }
            return Answer.OK;
        });

        assertThat(rehearsal.work(rehearsal.message(20), grey)).isEqualTo(RunEnd.EXPIRED);
        assertThat(rehearsal.steps()).containsExactly(1, 2);
        assertThat(rehearsal.store.sizes("steps/")).hasSize(2);
    }

    @Test
    void anEngineThatIsAwayGivesTheRunBackAfterWhatItShowedIsReported() throws Exception {
        RunEnd end = rehearsal.work(rehearsal.message(20), (composition, from, steps) -> {
            try (Mats scope = new Mats()) {
                steps.show(1, scope.own(new Mat(256, 256, CvType.CV_8UC3)));
            }
            throw new EngineUnavailable("away", new IOException());
        });

        assertThat(end).isEqualTo(RunEnd.UNREACHABLE);
        assertThat(rehearsal.steps()).containsExactly(1);
        assertThat(rehearsal.lastReport()).isNotInstanceOfAny(Failed.class, Done.class);
    }

    @Test
    void whatTheEngineCannotMakeFails() throws Exception {
        RunEnd end = rehearsal.work(rehearsal.message(20), (composition, from, steps) -> {
            throw new GenerationFailed("the model is not there");
        });

        assertThat(end).isEqualTo(RunEnd.FINISHED);
        assertThat(rehearsal.lastReport())
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.error()).isEqualTo("the model is not there"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void anEngineThatLosesAStepIsNotBelieved(int shown) throws Exception {
        RunEnd end = rehearsal.work(rehearsal.message(3), (composition, from, steps) -> {
            try (Mats scope = new Mats()) {
                Mat image = scope.own(new Mat(256, 256, CvType.CV_8UC3));
                if (shown == 1) {
                    steps.show(1, image);
                    steps.show(3, image);
                }
            }
        });

        assertThat(end).isEqualTo(RunEnd.UNREACHABLE);
        assertThat(rehearsal.lastReport()).isNotInstanceOf(Done.class);
    }

    @Test
    void aStoreThatIsAwayGivesTheRunBackWithoutAReport() throws Exception {
        rehearsal.close();
        rehearsal = new Rehearsal(new InMemoryObjectStore(InstantSource.system()) {
            @Override
            public void upload(String key, Path source, String contentType) {
                throw new ObjectStoreUnavailable("away", new IOException());
            }
        });

        assertThat(rehearsal.work(rehearsal.message(20), grey)).isEqualTo(RunEnd.UNREACHABLE);
        assertThat(rehearsal.steps()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"kind,asset", "kind,''", "version,2", "image_prefix,' '", "callback_url,ftp://service"})
    void aMessageThatMakesNoSenseIsLeftForTheDeadLetters(String member, String value) throws Exception {
        String message = rehearsal.message(Rehearsal.MAIN_LINE, edited -> {
            if ("version".equals(member)) {
                edited.put(member, Integer.parseInt(value));
            } else {
                edited.put(member, value);
            }
        });

        assertThat(rehearsal.work(message, grey)).isEqualTo(RunEnd.REFUSED);
        assertThat(rehearsal.service.heard()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "null", "{\"kind\":\"generation\"}", "{\"kind\":\"generation\",\"version\":1}"})
    void whatIsNoMessageIsLeftForTheDeadLetters(String message) throws Exception {
        assertThat(rehearsal.work(message, grey)).isEqualTo(RunEnd.REFUSED);
    }

    /** A worker that is stopped has ended the run and interrupts its thread. */
    @Test
    void aWorkerThatStopsNeitherStoresNorReportsAnyMore() throws Exception {
        var reporting = new CountDownLatch(1);
        rehearsal.service.answer(report -> {
            if (report instanceof Step step && step.step() == 3) {
                reporting.countDown();
                return new Answer(503, false);
            }
            return Answer.OK;
        });
        Thread run = Thread.ofPlatform().start(() -> {
            try {
                rehearsal.work(rehearsal.message(20), grey);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
        reporting.await();
        rehearsal.state.end(RunEnd.STOPPED);
        run.interrupt();
        run.join();
        int heard = rehearsal.service.heard().size();

        assertThat(rehearsal.state.reason()).contains(RunEnd.STOPPED);
        assertThat(rehearsal.store.sizes("steps/")).hasSize(3);
        assertThat(rehearsal.service.heard()).hasSize(heard).noneMatch(Done.class::isInstance);
        assertThat(rehearsal.lanes.isIdle()).isTrue();
    }
}
