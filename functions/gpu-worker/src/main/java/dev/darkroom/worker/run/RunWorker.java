package dev.darkroom.worker.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.darkroom.contract.Json;
import dev.darkroom.contract.worker.Report;
import dev.darkroom.contract.worker.RulesRun;
import dev.darkroom.kernel.IdSource;
import dev.darkroom.observability.LogContext;
import dev.darkroom.observability.Metrics;
import dev.darkroom.storage.ObjectStoreUnavailable;
import dev.darkroom.worker.engine.EngineUnavailable;
import dev.darkroom.worker.photo.PhotoRefused;
import dev.darkroom.worker.report.Reporter;
import dev.darkroom.worker.report.Verdict;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.opencv.core.CvException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Works through one message. */
public final class RunWorker {

    private static final Logger LOG = LoggerFactory.getLogger(RunWorker.class);

    private final PhotoWork photos;
    private final Reporter reporter;
    private final IdSource ids;
    private final InstantSource clock;
    private final FairLanes lanes;

    /** @param lanes for the photos of all runs */
    public RunWorker(PhotoWork photos, Reporter reporter, IdSource ids, InstantSource clock, FairLanes lanes) {
        this.photos = photos;
        this.reporter = reporter;
        this.ids = ids;
        this.clock = clock;
        this.lanes = lanes;
    }

    /** Whether a photo would be worked on at once. */
    public boolean isIdle() {
        return lanes.isIdle();
    }

    /** A run in progress: what a heartbeat needs. */
    public interface Pulse {
        /** Says to the service that the run lives, and heeds the answer. */
        void beat() throws InterruptedException;
    }

    /** Starts something that calls the pulse now and then, until it is ended. */
    public interface Heart {
        /** @return ends it; the pulse is then not begun again */
        Runnable start(Pulse pulse);
    }

    /**
     * Works on a message until the run ends; the reason then stands in the state.
     *
     * @param body of the message
     * @param weight of its photos among others' that wait for a lane
     * @param state may be ended from outside at any time
     * @param heart keeps the message and the service's patience while photos are worked on
     */
    public void work(String body, int weight, RunState state, Heart heart) throws InterruptedException {
        String attempt = ids.next();
        LogContext.ATTEMPT.put(attempt);
        Brief brief;
        try {
            brief = Brief.of(Json.read(body, RulesRun.class));
        } catch (JsonProcessingException | RuntimeException senseless) {
            LOG.error("malformed message, left for the dead-letter queue: {}", senseless.getMessage());
            state.end(RunEnd.REFUSED);
            return;
        }
        LogContext.JOB_ID.put(brief.jobId());
        if (!clock.instant().isBefore(brief.deadline())) {
            LOG.warn("deadline {} has passed, nothing is done", brief.deadline());
            state.end(RunEnd.EXPIRED);
            return;
        }
        LOG.info("run begins: {} photos, preset {}", brief.items().size(), brief.preset());
        long began = clock.millis();
        Pulse pulse = () -> state.heedHeartbeat(reporter.once(brief.callback(), new Report.Running(attempt)));
        Runnable stopBeating = heart.start(pulse);
        try {
            // fences out every older attempt, so it must have been taken before the first photo
            state.heed(reporter.insist(brief.callback(), new Report.Running(attempt), state::isOver));
            allPhotos(brief, weight, attempt, state);
        } finally {
            stopBeating.run();
            LOG.atInfo()
                    .addKeyValue("end", state.reason().map(RunEnd::name).orElse("-"))
                    .addKeyValue(
                            Metrics.KEY, Metrics.by("end").millis("RunTime", Duration.ofMillis(clock.millis() - began)))
                    .log("run has ended");
        }
    }

    private void allPhotos(Brief brief, int weight, String attempt, RunState state) throws InterruptedException {
        var next = new AtomicInteger();
        int atOnce = Math.min(brief.concurrency(), brief.items().size());
        var context = MDC.getCopyOfContextMap();
        try (ExecutorService executor = Executors.newFixedThreadPool(atOnce)) {
            for (int i = 0; i < atOnce; i++) {
                executor.execute(() -> {
                    MDC.setContextMap(context);
                    oneAfterTheOther(brief, weight, attempt, state, next);
                });
            }
        }
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        state.end(RunEnd.FINISHED);
    }

    private void oneAfterTheOther(Brief brief, int weight, String attempt, RunState state, AtomicInteger next) {
        try {
            for (int i = next.getAndIncrement(); i < brief.items().size(); i = next.getAndIncrement()) {
                Report report;
                FairLanes.Lane lane = lanes.take(brief.tenant(), weight);
                try {
                    if (clock.instant().isAfter(brief.deadline())) {
                        state.end(RunEnd.EXPIRED);
                    }
                    if (state.isOver()) {
                        return;
                    }
                    report = photo(brief.items().get(i), brief, attempt);
                } finally {
                    lane.release();
                }
                if (!state.isOver()) {
                    Verdict verdict = reporter.insist(brief.callback(), report, state::isOver);
                    state.heed(verdict);
                }
            }
        } catch (ObjectStoreUnavailable | EngineUnavailable later) {
            LOG.error("run cannot go on here", later);
            state.end(RunEnd.UNREACHABLE);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            state.end(RunEnd.STOPPED);
        } catch (RuntimeException | Error bug) {
            LOG.error("run breaks off", bug);
            state.end(RunEnd.UNREACHABLE);
        }
    }

    private Report photo(RulesRun.Item item, Brief brief, String attempt) {
        String key = brief.idempotencyPrefix() + item.idx();
        long began = clock.millis();
        try {
            photos.process(item, brief);
            LOG.info("photo {} done in {} ms", item.idx(), clock.millis() - began);
            return new Report.PhotoDone(attempt, item.idx(), item.outputKey(), item.previewKey(), key);
        } catch (PhotoRefused refused) {
            LOG.info("photo {} refused: {}", item.idx(), refused.getMessage());
            return new Report.PhotoFailed(attempt, item.idx(), sentence(refused), key);
        } catch (IOException | CvException broken) {
            LOG.error("photo {} failed", item.idx(), broken);
            return new Report.PhotoFailed(attempt, item.idx(), "the photo could not be processed", key);
        }
    }

    private static String sentence(PhotoRefused refused) {
        String message = refused.getMessage();
        return message == null ? "the photo could not be processed" : message;
    }
}
