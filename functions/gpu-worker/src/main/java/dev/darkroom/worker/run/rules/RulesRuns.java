package dev.darkroom.worker.run.rules;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.darkroom.contract.Json;
import dev.darkroom.contract.worker.Report;
import dev.darkroom.contract.worker.ReportAnswer;
import dev.darkroom.contract.worker.RulesRun;
import dev.darkroom.contract.worker.WorkerReport;
import dev.darkroom.worker.photo.PhotoRefused;
import dev.darkroom.worker.run.Attempt;
import dev.darkroom.worker.run.FairLanes;
import dev.darkroom.worker.run.RunKind;
import java.io.IOException;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.opencv.core.CvException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Runs of kind {@code rules}: changes a job's photos. */
public final class RulesRuns implements RunKind<RulesBrief> {

    private static final Logger LOG = LoggerFactory.getLogger(RulesRuns.class);

    private final PhotoWork photos;
    private final FairLanes lanes;
    private final InstantSource clock;

    /** @param lanes for the photos of all runs */
    public RulesRuns(PhotoWork photos, FairLanes lanes, InstantSource clock) {
        this.photos = photos;
        this.lanes = lanes;
        this.clock = clock;
    }

    @Override
    public String name() {
        return RulesRun.KIND;
    }

    @Override
    public RulesBrief read(JsonNode message) throws JsonProcessingException {
        return RulesBrief.of(Json.mapper().treeToValue(message, RulesRun.class));
    }

    @Override
    public WorkerReport running(String attempt) {
        return new Report.Running(attempt);
    }

    @Override
    public void work(RulesBrief brief, Attempt attempt, ReportAnswer begun) throws InterruptedException {
        var next = new AtomicInteger();
        int atOnce = Math.min(brief.concurrency(), brief.items().size());
        var context = MDC.getCopyOfContextMap();
        try (ExecutorService executor = Executors.newFixedThreadPool(atOnce)) {
            for (int i = 0; i < atOnce; i++) {
                executor.execute(() -> {
                    MDC.setContextMap(context);
                    oneAfterTheOther(brief, attempt, next);
                });
            }
        }
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    private void oneAfterTheOther(RulesBrief brief, Attempt attempt, AtomicInteger next) {
        try {
            for (int i = next.getAndIncrement(); i < brief.items().size(); i = next.getAndIncrement()) {
                Report report;
                FairLanes.Lane lane = lanes.take(brief.tenant(), attempt.weight());
                try {
                    if (!attempt.goesOn()) {
                        return;
                    }
                    report = photo(brief.items().get(i), brief, attempt);
                } finally {
                    lane.release();
                }
                attempt.report(report);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            attempt.stop();
        } catch (RuntimeException | Error broken) {
            attempt.breakOff(broken);
        }
    }

    private Report photo(RulesRun.Item item, RulesBrief brief, Attempt attempt) {
        String key = brief.idempotencyPrefix() + item.idx();
        long began = clock.millis();
        try {
            photos.process(item, brief);
            LOG.info("photo {} done in {} ms", item.idx(), clock.millis() - began);
            return new Report.PhotoDone(attempt.id(), item.idx(), item.outputKey(), item.previewKey(), key);
        } catch (PhotoRefused refused) {
            LOG.info("photo {} refused: {}", item.idx(), refused.getMessage());
            return new Report.PhotoFailed(attempt.id(), item.idx(), refused.sentence(), key);
        } catch (IOException | CvException broken) {
            LOG.error("photo {} failed", item.idx(), broken);
            return new Report.PhotoFailed(attempt.id(), item.idx(), "the photo could not be processed", key);
        }
    }
}
