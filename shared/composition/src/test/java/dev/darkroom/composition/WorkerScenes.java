package dev.darkroom.composition;

import static dev.darkroom.composition.CompositionHouse.STEPS;
import static dev.darkroom.composition.Staging.aQueuedBranch;
import static dev.darkroom.composition.Staging.aRunningBranch;
import static dev.darkroom.composition.Staging.as;

import dev.darkroom.composition.CrashScene.Act;
import dev.darkroom.contract.worker.GenerationReport;
import dev.darkroom.contract.worker.ReportAnswer;
import dev.darkroom.kernel.RunId;
import dev.darkroom.testing.crash.Scene.Healing;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** What workers report, each in the situations in which it means something else; and the work itself, at which workers die. */
final class WorkerScenes {
    static final List<CrashScene> ALL = List.of(
            report("report that a run begins", Staging::aQueuedBranch, (house, run) -> house.begin(run, "a")),
            report("report a step", WorkerScenes::afterOneStep, (house, run) -> house.step(run, "a", 2)),
            report("report a step", WorkerScenes::mainLine, (house, run) -> house.step(run, "a", 1)),
            report("report that a run is done", WorkerScenes::afterAllSteps, (house, run) -> house.done(run, "a")),
            report(
                    "report that a run failed",
                    WorkerScenes::afterOneStep,
                    (house, run) -> house.report(run, new GenerationReport.Failed("a", "the source cannot be read"))),
            report("take a run over", WorkerScenes::afterOneStep, (house, run) -> house.begin(run, "b")),
            report("take a run over", WorkerScenes::afterOneStep, (house, run) -> house.step(run, "b", 2)),
            report("take a run over", WorkerScenes::untold, (house, run) -> house.begin(run, "b")),
            report("report past the deadline", WorkerScenes::late, (house, run) -> house.step(run, "a", 2)),
            report("report past the deadline", WorkerScenes::late, (house, run) -> house.begin(run, "a")),
            report(
                    "report a step of a run that has ended",
                    WorkerScenes::ended,
                    (house, run) -> house.step(run, "a", 2)),
            new CrashScene(
                    "report a step of a run that is gone",
                    Healing.REPEAT_ALONE,
                    "the worker's retry, else the bucket's lifecycle",
                    house -> {
                        var branch = aRunningBranch(house, 1);
                        house.deleteComposition
                                .delete(branch.session(), new Reader.Anyone())
                                .orRefuse();
                        house.queue.clear();
                        return as(house, dying -> dying.step(branch, "a", 2));
                    }),
            new CrashScene(
                    "work on a run",
                    Healing.REPEAT_OR_JANITOR,
                    "another worker, to whom the queue gives it",
                    house -> work(house, aQueuedBranch(house))));

    private WorkerScenes() {}

    private static CrashScene report(
            String useCase, Function<CompositionHouse, RunId> stage, BiConsumer<CompositionHouse, RunId> report) {
        return new CrashScene(useCase, Healing.REPEAT_OR_JANITOR, "the worker's retry", house -> {
            var run = stage.apply(house);
            return as(house, dying -> report.accept(dying, run));
        });
    }

    private static RunId mainLine(CompositionHouse house) {
        var main = RunId.main(house.aSession());
        house.begin(main, "a");
        return main;
    }

    private static RunId afterOneStep(CompositionHouse house) {
        return aRunningBranch(house, 1);
    }

    private static RunId afterAllSteps(CompositionHouse house) {
        return aRunningBranch(house, STEPS);
    }

    /** As if who took the step died before anybody was told. */
    private static RunId untold(CompositionHouse house) {
        var branch = aRunningBranch(house, 1);
        house.putStep(branch, "a", 2);
        house.store.report(branch, "a", 2, "2.jpg");
        return branch;
    }

    private static RunId late(CompositionHouse house) {
        var branch = aRunningBranch(house, 1);
        house.waitUntilDue();
        house.clock.advance(Staging.ROUND);
        return branch;
    }

    private static RunId ended(CompositionHouse house) {
        var branch = aRunningBranch(house, 1);
        house.sweepRuns.bury(branch);
        return branch;
    }

    /** Each time it is played, another worker has taken the message. */
    private static Act work(CompositionHouse house, RunId run) {
        var attempts = new AtomicInteger();
        Reports direct = new Reports() {
            @Override
            public ReportAnswer report(RunId of, GenerationReport report) {
                return house.report(of, report).orRefuse();
            }

            @Override
            public void delete(RunId message) {
                house.queue.removeIf(queued -> CompositionWorld.runOf(queued).equals(message));
            }
        };
        return ports -> {
            if (house.queue.isEmpty()) {
                return;
            }
            var reports = ports.around(Reports.class, direct);
            var attempt = "worker-" + attempts.incrementAndGet();
            var begun = reports.report(run, new GenerationReport.Running(attempt));
            if (!begun.cancel()) {
                for (int step = Objects.requireNonNull(begun.step()) + 1; step <= STEPS; step++) {
                    reports.report(run, house.putStep(run, attempt, step));
                }
                reports.report(run, CompositionHouse.allDone(run, attempt));
            }
            reports.delete(run);
        };
    }
}
