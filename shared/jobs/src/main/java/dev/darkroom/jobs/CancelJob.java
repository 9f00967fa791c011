package dev.darkroom.jobs;

import dev.darkroom.jobs.EndJob.Ending;
import dev.darkroom.kernel.JobId;
import dev.darkroom.kernel.Outcome;
import dev.darkroom.kernel.UserId;
import jakarta.inject.Singleton;
import java.util.Optional;

/** A user gives a job up: photos already done are kept and paid, the other credits come back. */
@Singleton
public final class CancelJob {
    private final JobStore store;
    private final EndJob endJob;
    private final JobNews news;

    public CancelJob(JobStore store, EndJob endJob, JobNews news) {
        this.store = store;
        this.endJob = endJob;
        this.news = news;
    }

    /** A repeat is a no-op. Refuses with {@code JOB_NOT_FOUND}, or {@code JOB_WRONG_STATE} for a job done or failed. */
    public Outcome<Job> cancel(UserId user, JobId id) {
        var found = store.find(id, user);
        var owned = found.job().filter(job -> job.user().equals(user));
        if (owned.isEmpty()) {
            return Outcome.refused(JobProblems.notFound());
        }
        if (owned.get().state() == JobState.CANCELED) {
            // The first request may have died before it told anybody.
            news.endedAgain(owned.get());
            return Outcome.done(owned.get());
        }
        var after = endJob.end(owned.get(), found.account(), CancelJob::ending);
        return after.state() == JobState.CANCELED
                ? Outcome.done(after)
                : Outcome.refused(JobProblems.wrongState(after, "be canceled"));
    }

    private static Optional<Ending> ending(Job job) {
        // When the last photo has just ended the job is as good as done: cancelling it would change nothing but its
        // name.
        return EndJob.byItsPhotos(job).or(() -> Optional.of(new Ending(JobState.CANCELED, null)));
    }
}
