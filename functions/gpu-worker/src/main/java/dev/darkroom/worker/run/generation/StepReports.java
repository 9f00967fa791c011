package dev.darkroom.worker.run.generation;

import dev.darkroom.contract.worker.GenerationReport;
import dev.darkroom.storage.ObjectStore;
import dev.darkroom.worker.engine.generation.Steps;
import dev.darkroom.worker.photo.Mats;
import dev.darkroom.worker.run.Attempt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.opencv.core.Mat;
import org.slf4j.MDC;

/**
 * Stores and reports the images of one run in their order, while the engine computes the next one. It takes an image only when the one
 * before has been reported: so the engine is at most one step ahead, and heeds a cancel within one step.
 */
final class StepReports implements Steps, AutoCloseable {

    private final ObjectStore store;
    private final GenerationBrief brief;
    private final Attempt attempt;
    private final HeldLane lane;
    private final Map<String, String> context = MDC.getCopyOfContextMap();
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().name("steps").factory());
    private final Semaphore slot = new Semaphore(1);
    private int shown;

    /**
     * @param reported the last step that the service has
     * @param lane that the engine computes in
     */
    StepReports(ObjectStore store, GenerationBrief brief, Attempt attempt, int reported, HeldLane lane) {
        this.store = store;
        this.brief = brief;
        this.attempt = attempt;
        this.shown = reported;
        this.lane = lane;
    }

    @Override
    public boolean show(int step, Mat bgr) throws InterruptedException {
        if (step != shown + 1) {
            throw new IllegalStateException("the engine showed step " + step + " after " + shown);
        }
        lane.acquire(slot);
        if (!attempt.goesOn()) {
            slot.release();
            return false;
        }
        Mat image = bgr.clone();
        shown = step;
        thread.execute(() -> hand(step, image));
        return true;
    }

    @Override
    public boolean areWanted() {
        return attempt.goesOn();
    }

    private void hand(int step, Mat image) {
        MDC.setContextMap(context);
        try (Mats scope = new Mats()) {
            scope.own(image);
            publish(step, image);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            attempt.stop();
        } catch (RuntimeException | Error broken) {
            attempt.breakOff(broken);
        } finally {
            slot.release();
        }
    }

    private void publish(int step, Mat image) throws InterruptedException {
        try {
            Path file = Files.createTempFile("step-", ".jpg");
            try {
                StepImage.write(image, file);
                if (!attempt.goesOn()) {
                    return;
                }
                store.upload(brief.key(step), file, "image/jpeg");
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException full) {
            throw new UncheckedIOException("the disk does not take the image of step " + step, full);
        }
        attempt.reportStored(new GenerationReport.Step(attempt.id(), step, brief.key(step), StepImage.preview(image)));
    }

    /** Waits until the last image that was shown is reported, or the run is over. */
    void await() throws InterruptedException {
        slot.acquire();
        slot.release();
    }

    /** The last step that the engine has shown, or that was there before. */
    int shown() {
        return shown;
    }

    /** Waits for the report in work; an interrupted thread breaks it off instead. */
    @Override
    public void close() {
        thread.close();
    }
}
