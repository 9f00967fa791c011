package dev.darkroom.worker.run.generation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.darkroom.contract.Json;
import dev.darkroom.contract.worker.GenerationReport;
import dev.darkroom.contract.worker.GenerationRun;
import dev.darkroom.contract.worker.ReportAnswer;
import dev.darkroom.contract.worker.WorkerReport;
import dev.darkroom.storage.ObjectStore;
import dev.darkroom.worker.engine.generation.Composition;
import dev.darkroom.worker.engine.generation.GenerationEngine;
import dev.darkroom.worker.engine.generation.GenerationFailed;
import dev.darkroom.worker.photo.Mats;
import dev.darkroom.worker.photo.PhotoRefused;
import dev.darkroom.worker.run.Attempt;
import dev.darkroom.worker.run.FairLanes;
import dev.darkroom.worker.run.RunKind;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs of kind {@code generation}: shows a session's viewers each step of a picture. */
public final class GenerationRuns implements RunKind<GenerationBrief> {

    private static final Logger LOG = LoggerFactory.getLogger(GenerationRuns.class);

    private final ObjectStore store;
    private final ReadComposition compositions;
    private final GenerationEngine engine;
    private final FairLanes lanes;

    /** @param lanes that the engine computes in; a run takes one */
    public GenerationRuns(ObjectStore store, GenerationEngine engine, FairLanes lanes) {
        this.store = store;
        this.compositions = new ReadComposition(store);
        this.engine = engine;
        this.lanes = lanes;
    }

    @Override
    public String name() {
        return GenerationRun.KIND;
    }

    @Override
    public GenerationBrief read(JsonNode message) throws JsonProcessingException {
        return GenerationBrief.of(Json.mapper().treeToValue(message, GenerationRun.class));
    }

    @Override
    public WorkerReport running(String attempt) {
        return new GenerationReport.Running(attempt);
    }

    @Override
    public void work(GenerationBrief brief, Attempt attempt, ReportAnswer begun) throws InterruptedException {
        int reported = Objects.requireNonNullElse(begun.step(), 0);
        int last = brief.run().totalSteps();
        try {
            if (reported == 0 || reported < last) {
                show(brief, attempt, reported);
            }
            attempt.report(new GenerationReport.Done(attempt.id(), brief.key(last)));
        } catch (GenerationFailed failed) {
            LOG.info("run fails: {}", failed.sentence());
            attempt.report(new GenerationReport.Failed(attempt.id(), failed.sentence()));
        }
    }

    /** All steps after those that were reported. Returns when the last one is, or the attempt is over. */
    private void show(GenerationBrief brief, Attempt attempt, int reported)
            throws GenerationFailed, InterruptedException {
        try (Mats scope = new Mats();
                HeldLane lane = HeldLane.take(lanes, brief.tenant(), attempt.weight());
                StepReports reports = new StepReports(store, brief, attempt, reported, lane)) {
            if (!attempt.goesOn()) {
                return;
            }
            Composition composition = composition(brief, scope);
            try {
                compute(composition, reported + 1, reports, lane);
                reports.await();
            } catch (InterruptedException stopped) {
                attempt.stop();
                // so that closing the reports breaks off the one in work
                Thread.currentThread().interrupt();
            }
            if (attempt.goesOn() && reports.shown() < composition.steps()) {
                throw new IllegalStateException("the engine ended after step " + reports.shown());
            }
        }
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    private void compute(Composition composition, int from, StepReports reports, HeldLane lane)
            throws GenerationFailed, InterruptedException {
        try (lane) {
            engine.generate(composition, from, reports);
        }
    }

    private Composition composition(GenerationBrief brief, Mats scope) throws GenerationFailed {
        try {
            return compositions.read(brief.run(), scope);
        } catch (PhotoRefused refused) {
            throw new GenerationFailed(refused.sentence());
        } catch (IllegalArgumentException senseless) {
            throw new GenerationFailed("this composition makes no sense: " + senseless.getMessage());
        }
    }
}
