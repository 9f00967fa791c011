package dev.darkroom.worker.run.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.darkroom.contract.worker.GenerationReport;
import dev.darkroom.contract.worker.GenerationReport.Step;
import dev.darkroom.worker.report.FakeService.Answer;
import dev.darkroom.worker.run.FairLanes;
import dev.darkroom.worker.run.RunEnd;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A run beside other people's photos, on a worker with one lane. */
class GenerationLanesTest {

    private final Rehearsal rehearsal = new Rehearsal();
    private final GreyEngine grey = new GreyEngine();

    @AfterEach
    void close() {
        rehearsal.close();
    }

    @Test
    void aRunWaitsForOnePhotoAndForNobodysThousands() throws Exception {
        FairLanes.Lane photo = rehearsal.lanes.take("flood", 1);
        List<GenerationReport> heardByTheNextPhoto = new CopyOnWriteArrayList<>();
        Thread nextPhoto = Thread.ofPlatform().start(() -> {
            try {
                FairLanes.Lane next = rehearsal.lanes.take("flood", 1);
                heardByTheNextPhoto.addAll(rehearsal.service.heard());
                next.release();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
        awaitWaiting(nextPhoto);
        Thread run = Thread.ofPlatform().start(() -> {
            try {
                rehearsal.work(rehearsal.message(3), grey);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
        awaitWaiting(run);
        assertThat(grey.computed).isEmpty();
        photo.release();
        run.join();
        nextPhoto.join();

        assertThat(heardByTheNextPhoto).filteredOn(Step.class::isInstance).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void aRunWhoseReportsAreNotTakenLendsItsLane() throws Exception {
        var lent = new CountDownLatch(1);
        rehearsal.service.answer(report -> report instanceof Step step && step.step() == 1 && lent.getCount() > 0
                ? new Answer(503, false)
                : Answer.OK);
        Thread photo = Thread.ofPlatform().unstarted(() -> {
            try {
                FairLanes.Lane lane = rehearsal.lanes.take("other", 1);
                lent.countDown();
                lane.release();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
        RunEnd end = rehearsal.work(rehearsal.message(3), (composition, from, steps) -> {
            photo.start();
            grey.generate(composition, from, steps);
        });
        photo.join();

        assertThat(end).isEqualTo(RunEnd.FINISHED);
        assertThat(rehearsal.steps()).endsWith(2, 3);
    }

    private static void awaitWaiting(Thread thread) {
        await().until(() -> thread.getState() == Thread.State.WAITING);
    }
}
