package dev.darkroom.jobs;

import dev.darkroom.contract.worker.Report;
import dev.darkroom.contract.worker.Report.PhotoDone;
import dev.darkroom.contract.worker.Report.PhotoFailed;
import dev.darkroom.contract.worker.Report.Running;
import dev.darkroom.contract.worker.ReportAnswer;
import dev.darkroom.jobs.EndJob.Ending;
import dev.darkroom.jobs.JobStore.PhotoResult;
import dev.darkroom.jobs.JobStore.Reported;
import dev.darkroom.jobs.JobStore.Stepped;
import dev.darkroom.kernel.JobId;
import dev.darkroom.kernel.Outcome;
import dev.darkroom.kernel.Problem;
import dev.darkroom.kernel.Problem.Kind;
import dev.darkroom.observability.LogContext;
import dev.darkroom.observability.Metrics;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what workers report (contract {@code worker.md}): one conditional write, then the news of it. When this dies
 * between the two, the worker's retry finds the write done and tells the news again.
 */
@Singleton
public final class RecordReport {
    private static final String PAST_DEADLINE =
            "The job did not end by its deadline. The credits of photos that did not come through are back.";

    private static final Logger LOG = LoggerFactory.getLogger(RecordReport.class);

    /** A take-over that meets other writers of the job is tried again on what they left. */
    private static final int MAX_TRIES = 10;

    private final JobStore store;
    private final EndJob endJob;
    private final JobNews news;
    private final JobLimits limits;
    private final InstantSource clock;

    public RecordReport(JobStore store, EndJob endJob, JobNews news, JobLimits limits, InstantSource clock) {
        this.store = store;
        this.endJob = endJob;
        this.news = news;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * Records a report. Refuses with {@code JOB_NOT_FOUND}, {@code INVALID_REQUEST} when it names a photo or key that
     * is not the job's, {@code JOB_WRONG_STATE} when it is of an attempt that another has fenced out.
     */
    public Outcome<ReportAnswer> record(JobId id, Report report) {
        for (int tries = 0; tries < MAX_TRIES; tries++) {
            switch (write(id, report)) {
                case Reported.Accepted accepted -> {
                    return Outcome.done(accepted(accepted.after(), report));
                }
                case Reported.Refused refused -> {
                    if (refused.current().isEmpty()) {
                        return Outcome.refused(JobProblems.notFound());
                    }
                    var answer = refused(refused.current().get(), report);
                    if (answer.isPresent()) {
                        return answer.get();
                    }
                }
            }
        }
        throw new IllegalStateException("job " + id + " kept moving while a report was taken");
    }

    private Reported write(JobId id, Report report) {
        return switch (report) {
            case Running running -> store.heartbeat(id, running.attempt(), silentFrom());
            case PhotoDone done ->
                PhotoKeys.owner(id, done.idx(), done.outputKey(), done.previewKey())
                        .map(owner -> new PhotoResult.Succeeded(done.idx(), owner))
                        .map(result -> store.report(id, done.attempt(), result, silentFrom()))
                        .orElseGet(() -> new Reported.Refused(store.find(id)));
            case PhotoFailed failed ->
                store.report(id, failed.attempt(), new PhotoResult.Failed(failed.idx(), failed.error()), silentFrom());
        };
    }

    private Instant silentFrom() {
        return clock.instant().plus(limits.silence());
    }

    private ReportAnswer accepted(Job after, Report report) {
        idx(report).ifPresent(idx -> news.photoEnded(after, idx));
        var stands = endJob.end(after, Optional.empty(), this::ending);
        // The worker that sent the last photo has nothing left to stop.
        return new ReportAnswer(idx(report).isPresent(), stands.state().isFinal() && !stands.allPhotosEnded());
    }

    private Optional<Ending> ending(Job job) {
        var order = job.order();
        var late = order != null && clock.instant().isAfter(order.deadline());
        return late ? Optional.of(EndJob.givenUp(job, PAST_DEADLINE)) : EndJob.byItsPhotos(job);
    }

    /** What a report that changed nothing is answered; empty when the job was made ready for it: write it again. */
    private Optional<Outcome<ReportAnswer>> refused(Job job, Report report) {
        var wrong = notOfThisJob(job, report);
        if (wrong.isPresent()) {
            return Optional.of(Outcome.refused(wrong.get()));
        }
        if (job.state().isFinal()) {
            return Optional.of(Outcome.done(late(job, report)));
        }
        if (job.fenced().contains(report.attempt())) {
            return Optional.of(
                    Outcome.refused(Kind.JOB_WRONG_STATE, "Another attempt has taken this job over. Drop the run."));
        }
        var repeated = idx(report).filter(job::isDecided);
        if (repeated.isPresent()) {
            return Optional.of(Outcome.done(repeat(job, repeated.get())));
        }
        if (job.state() == JobState.QUEUED || job.state() == JobState.RUNNING) {
            return takeOver(job, report);
        }
        return Optional.of(Outcome.refused(JobProblems.wrongState(job, "take reports")));
    }

    /** The first report of an attempt that nobody has heard of: from now on the job is its own. */
    private Optional<Outcome<ReportAnswer>> takeOver(Job job, Report report) {
        if (report.attempt().equals(job.attempt())) {
            return Optional.empty();
        }
        var taken = job.takenBy(report.attempt(), silentFrom());
        if (store.step(taken) instanceof Stepped.Moved) {
            return Optional.empty();
        }
        if (job.state() == JobState.QUEUED) {
            logBegin(job, report.attempt());
            news.begun(taken);
        } else {
            news.begunAgain(taken);
        }
        return report instanceof Running ? Optional.of(Outcome.done(taken(taken))) : Optional.empty();
    }

    private void logBegin(Job queued, String attempt) {
        var order = queued.order();
        if (order == null) {
            throw new IllegalStateException("job " + queued.id() + " is queued without an order");
        }
        var queuedAt = order.deadline().minus(limits.longestRun());
        LOG.atInfo()
                .addKeyValue(LogContext.ATTEMPT.member(), attempt)
                .addKeyValue(
                        Metrics.KEY, Metrics.ofStage().millis("QueueAge", Duration.between(queuedAt, clock.instant())))
                .log("run has begun");
    }

    /** A job whose photos have all ended is settled by whoever comes next, when the last reporter died before it did. */
    private ReportAnswer taken(Job taken) {
        var stands = endJob.end(taken, Optional.empty(), this::ending);
        return new ReportAnswer(true, stands.state().isFinal());
    }

    private ReportAnswer repeat(Job job, int idx) {
        news.photoEndedAgain(job, idx);
        var stands = endJob.end(job, Optional.empty(), this::ending);
        return new ReportAnswer(false, stands.state().isFinal());
    }

    private ReportAnswer late(Job job, Report report) {
        idx(report).filter(job::isDecided).ifPresent(idx -> news.photoEndedAgain(job, idx));
        news.endedAgain(job);
        return new ReportAnswer(false, true);
    }

    private static Optional<Problem> notOfThisJob(Job job, Report report) {
        if (idx(report).filter(idx -> idx >= job.items()).isPresent()) {
            return Optional.of(Problem.invalid("idx", "the job has photos 0 to " + (job.items() - 1)));
        }
        return report instanceof PhotoDone done ? wrongKey(job, done) : Optional.empty();
    }

    private static Optional<Problem> wrongKey(Job job, PhotoDone done) {
        var keys = job.keys();
        if (!done.outputKey().equals(keys.output(done.idx()))) {
            return Optional.of(Problem.invalid("output_key", "must be " + keys.output(done.idx())));
        }
        if (!done.previewKey().equals(keys.preview(done.idx()))) {
            return Optional.of(Problem.invalid("preview_key", "must be " + keys.preview(done.idx())));
        }
        return Optional.empty();
    }

    private static Optional<Integer> idx(Report report) {
        return switch (report) {
            case Running running -> Optional.empty();
            case PhotoDone done -> Optional.of(done.idx());
            case PhotoFailed failed -> Optional.of(failed.idx());
        };
    }
}
