package dev.darkroom.jobs;

import dev.darkroom.jobs.EndJob.Ending;
import dev.darkroom.jobs.JobStore.Due;
import dev.darkroom.kernel.JobId;
import dev.darkroom.observability.LogContext;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the janitor does: looks at every job whose time has come, and brings it on. A job that cannot be brought on now
 * is left for the next round and does not keep the others waiting.
 */
@Singleton
public final class SweepJobs {
    private static final Logger LOG = LoggerFactory.getLogger(SweepJobs.class);
    private static final int BATCH = 100;

    private final JobStore store;
    private final EndJob endJob;
    private final Dispatch dispatch;
    private final JobNews news;
    private final JobLimits limits;
    private final InstantSource clock;

    public SweepJobs(
            JobStore store, EndJob endJob, Dispatch dispatch, JobNews news, JobLimits limits, InstantSource clock) {
        this.store = store;
        this.endJob = endJob;
        this.dispatch = dispatch;
        this.news = news;
        this.limits = limits;
        this.clock = clock;
    }

    /** What a round did, counted in jobs. */
    public record Swept(int looked, int ended, int sent, int failed) {
        private Swept plus(Swept other) {
            return new Swept(looked + other.looked, ended + other.ended, sent + other.sent, failed + other.failed);
        }
    }

    /**
     * Looks at what is due now, at most {@value #BATCH} jobs of a kind at a time, until none is left or the time is up.
     */
    public Swept sweep(Duration budget) {
        var until = clock.instant().plus(budget);
        var swept = new Swept(0, 0, 0, 0);
        for (var due : Due.values()) {
            Swept round;
            do {
                round = sweep(due);
                swept = swept.plus(round);
            } while (round.looked == BATCH
                    && round.failed < BATCH
                    && clock.instant().isBefore(until));
        }
        return swept;
    }

    private Swept sweep(Due due) {
        var now = clock.instant();
        int ended = 0;
        int sent = 0;
        int failed = 0;
        var jobs = store.due(due, now, BATCH);
        for (JobId id : jobs) {
            LogContext.JOB_ID.put(id.value());
            try {
                switch (bringOn(id, now)) {
                    case ENDED -> ended++;
                    case SENT -> sent++;
                    case LEFT -> {}
                }
            } catch (RuntimeException e) {
                LOG.error("job {} could not be brought on; the next round tries again", id, e);
                failed++;
            } finally {
                LogContext.JOB_ID.remove();
            }
        }
        return new Swept(jobs.size(), ended, sent, failed);
    }

    private enum Step {
        ENDED,
        SENT,
        LEFT
    }

    private Step bringOn(JobId id, Instant now) {
        // The index lags behind: only the job itself says whether it is due.
        var job = store.find(id).filter(found -> isDue(found, now));
        if (job.isEmpty()) {
            return Step.LEFT;
        }
        return switch (job.get().state()) {
            case CREATED, UPLOADED -> end(job.get(), unused(), now);
            case QUEUED -> job.get().dispatched() ? end(job.get(), silent(), now) : send(job.get());
            case RUNNING -> end(job.get(), silent(), now);
            case DONE, FAILED, CANCELED -> tellAgain(job.get());
        };
    }

    private static boolean isDue(Job job, Instant now) {
        var due = job.dueAt();
        return due != null && !due.isAfter(now);
    }

    private String unused() {
        return "The job was not executed within " + limits.uploadWindow().toMinutes()
                + " minutes. Its credits are back; create a new one.";
    }

    private String silent() {
        return "No worker reported on the job for " + limits.silence().toMinutes()
                + " minutes, or it passed its deadline. The credits of photos that did not come through are back.";
    }

    private Step end(Job job, String why, Instant now) {
        var after = endJob.end(
                job,
                Optional.empty(),
                stands -> isDue(stands, now) ? Optional.of(EndJob.givenUp(stands, why)) : Optional.<Ending>empty());
        LOG.info("job {} was due and is now {}: {}", job.id(), after.state(), why);
        return after.state().isFinal() ? Step.ENDED : Step.LEFT;
    }

    private Step send(Job job) {
        LOG.info("job {} was queued and perhaps never sent; sending it", job.id());
        dispatch.dispatch(job);
        return Step.SENT;
    }

    private Step tellAgain(Job job) {
        news.endedAgain(job);
        store.step(job.forgotten());
        return Step.LEFT;
    }

    /**
     * A run that no worker could take three times: the job ends. Done when it has ended, by this or before.
     */
    public void bury(JobId id) {
        store.find(id)
                .ifPresent(job -> endJob.end(
                        job,
                        Optional.empty(),
                        stands -> Optional.of(EndJob.givenUp(
                                stands,
                                "The job was given to a worker three times and none could finish it."
                                        + " The credits of photos that did not come through are back."))));
    }
}
