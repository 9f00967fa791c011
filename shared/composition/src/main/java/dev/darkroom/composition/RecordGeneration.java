package dev.darkroom.composition;

import dev.darkroom.composition.CompositionStore.Written;
import dev.darkroom.composition.EndRun.Ending;
import dev.darkroom.contract.worker.GenerationReport;
import dev.darkroom.contract.worker.GenerationReport.Done;
import dev.darkroom.contract.worker.GenerationReport.Failed;
import dev.darkroom.contract.worker.GenerationReport.Running;
import dev.darkroom.contract.worker.GenerationReport.Step;
import dev.darkroom.contract.worker.ReportAnswer;
import dev.darkroom.kernel.Outcome;
import dev.darkroom.kernel.Problem;
import dev.darkroom.kernel.Problem.Kind;
import dev.darkroom.kernel.RunId;
import dev.darkroom.storage.ObjectStore;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Takes what workers report on runs (contract {@code worker.md}): one conditional write, then the news of it. When this dies between the two,
 * the worker's retry, or the attempt that takes the run over, finds the write done and tells the news again.
 */
@Singleton
public final class RecordGeneration {
    static final String PAST_DEADLINE =
            "No worker finished the picture in time. Nothing was charged; try again in a moment.";

    /** A take-over that meets other writers of the run is tried again on what they left. */
    private static final int MAX_TRIES = 10;

    private static final Pattern FILE = Pattern.compile("([1-9][0-9]{0,2})\\.(jpg|png|webp)");

    private final CompositionStore store;
    private final EndRun endRun;
    private final GenerationNews news;
    private final ObjectStore images;
    private final InstantSource clock;

    RecordGeneration(
            CompositionStore store, EndRun endRun, GenerationNews news, ObjectStore images, InstantSource clock) {
        this.store = store;
        this.endRun = endRun;
        this.news = news;
        this.images = images;
        this.clock = clock;
    }

    /**
     * Records a report. Refuses with {@code SESSION_NOT_FOUND}, {@code INVALID_REQUEST} when it names a step or key that is not the run's next,
     * {@code JOB_WRONG_STATE} when it is of an attempt that another has fenced out.
     */
    public Outcome<ReportAnswer> record(RunId id, GenerationReport report) {
        for (int tries = 0; tries < MAX_TRIES; tries++) {
            var answer = report instanceof Step step ? step(id, step) : read(id, report);
            if (answer.isPresent()) {
                return answer.get();
            }
        }
        throw new IllegalStateException("run " + id + " kept moving while a report was taken");
    }

    private Optional<Outcome<ReportAnswer>> step(RunId id, Step step) {
        var file = file(id, step.imageKey()).filter(name -> name.startsWith(step.step() + "."));
        if (file.isEmpty()) {
            return refused(Problem.invalid("image_key", "must be " + Run.folder(id) + step.step() + ".jpg"));
        }
        return switch (store.report(id, step.attempt(), step.step(), file.get())) {
            case Written.Ok ok -> {
                news.step(ok.after(), step.step(), step.imageData());
                yield answer(true, unlessLate(ok.after()));
            }
            case Written.Moved moved -> stands(id, moved.current(), step);
        };
    }

    private Optional<Outcome<ReportAnswer>> read(RunId id, GenerationReport report) {
        return stands(id, store.find(id), report);
    }

    /** What a report means to the run that stands; empty when the run was made ready for it: take the report again. */
    private Optional<Outcome<ReportAnswer>> stands(RunId id, Optional<Run> found, GenerationReport report) {
        if (found.isEmpty()) {
            removeOrphan(id, report, 0);
            return refused(Problem.of(Kind.SESSION_NOT_FOUND, "There is no such run. Drop it."));
        }
        var run = found.get();
        if (run.state().isFinal()) {
            removeOrphan(id, report, run.step());
            news.endedAgain(run);
            return answer(false, run);
        }
        if (run.fenced().contains(report.attempt())) {
            return refused(Problem.of(Kind.JOB_WRONG_STATE, "Another attempt has taken this run over. Drop the run."));
        }
        return report.attempt().equals(run.attempt()) ? own(run, report) : takeOver(run, report);
    }

    /** The first report of an attempt that nobody has heard of: from now on the run is its own. */
    private Optional<Outcome<ReportAnswer>> takeOver(Run run, GenerationReport report) {
        if (run.step() > 0) {
            // The attempt before may have died between the write of its last step and the news of it. Told first: a
            // death
            // right after the take-over would leave nobody who tells it before the next step.
            news.stepAgain(run, run.step(), null);
        }
        var taken = run.takenBy(report.attempt());
        if (!(store.step(taken) instanceof Written.Ok)) {
            return Optional.empty();
        }
        return report instanceof Running ? answer(true, unlessLate(taken)) : Optional.empty();
    }

    private Optional<Outcome<ReportAnswer>> own(Run run, GenerationReport report) {
        return switch (report) {
            case Running running -> answer(false, unlessLate(run));
            case Step step -> repeated(run, step);
            case Done done -> done(run, done);
            case Failed failed -> ended(run, Ending.failed(failed.error()));
        };
    }

    private Optional<Outcome<ReportAnswer>> repeated(Run run, Step step) {
        if (step.step() == run.step() + 1 && run.step() < run.totalSteps()) {
            // the run moved between the write and the look: take it again
            return Optional.empty();
        }
        if (step.step() > run.step()) {
            return refused(Problem.invalid(
                    "step",
                    run.step() == run.totalSteps()
                            ? "the run has all its " + run.totalSteps() + " steps"
                            : "must be " + (run.step() + 1) + ", the one after the last that was taken"));
        }
        if (step.step() == run.step()) {
            news.stepAgain(run, step.step(), step.imageData());
        }
        return answer(false, unlessLate(run));
    }

    private Optional<Outcome<ReportAnswer>> done(Run run, Done done) {
        if (run.step() < run.totalSteps()) {
            return refused(Problem.invalid(
                    "status", "is done after step " + run.totalSteps() + "; the last that was taken is " + run.step()));
        }
        if (!done.imageKey().equals(run.imageKey(run.step()))) {
            return refused(Problem.invalid("image_key", "must be the last step's, " + run.imageKey(run.step())));
        }
        return ended(run, Ending.DONE);
    }

    private Optional<Outcome<ReportAnswer>> ended(Run run, Ending ending) {
        return endRun.end(run, stands -> Optional.of(ending))
                .map(stands -> Outcome.done(new ReportAnswer(true, false, stands.step())))
                .or(() -> Optional.of(Outcome.refused(CompositionProblems.noSession())));
    }

    private Run unlessLate(Run run) {
        return clock.instant().isAfter(run.deadline())
                ? endRun.end(run, stands -> Optional.of(Ending.failed(PAST_DEADLINE)))
                        .orElse(run)
                : run;
    }

    /** An image that came too late for its run would stay when the session is deleted. */
    private void removeOrphan(RunId id, GenerationReport report, int taken) {
        if (report instanceof Step step
                && step.step() > taken
                && file(id, step.imageKey()).isPresent()) {
            images.delete(List.of(step.imageKey()));
        }
    }

    private static Optional<String> file(RunId id, String key) {
        var folder = Run.folder(id);
        return Optional.of(key)
                .filter(text -> text.startsWith(folder))
                .map(text -> text.substring(folder.length()))
                .filter(name -> FILE.matcher(name).matches());
    }

    private static Optional<Outcome<ReportAnswer>> answer(boolean processed, Run stands) {
        return Optional.of(
                Outcome.done(new ReportAnswer(processed, stands.state().isFinal(), stands.step())));
    }

    private static Optional<Outcome<ReportAnswer>> refused(Problem problem) {
        return Optional.of(Outcome.refused(problem));
    }
}
