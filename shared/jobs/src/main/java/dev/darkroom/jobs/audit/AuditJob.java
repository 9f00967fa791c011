package dev.darkroom.jobs.audit;

import dev.darkroom.jobs.Job;
import dev.darkroom.jobs.JobNews;
import dev.darkroom.jobs.JobStore;
import dev.darkroom.kernel.Finding;
import dev.darkroom.kernel.StoredRow;
import dev.darkroom.realtime.EventLog;
import dev.darkroom.realtime.Limits;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Stream;

/** Holds a job against the clock, its hold and its topic. */
final class AuditJob {
    /** The janitor comes each minute and may need some rounds: what is due for longer is stuck. */
    static final Duration PATIENCE = Duration.ofMinutes(10);

    /** The end is the last event, but for a photo whose own was told late. */
    private static final int LAST_EVENTS = 25;

    private final JobStore store;
    private final EventLog events;
    private final InstantSource clock;

    AuditJob(JobStore store, EventLog events, InstantSource clock) {
        this.store = store;
        this.events = events;
        this.clock = clock;
    }

    /** One call for a live job, one for a job that ended within a day, none for others. */
    Stream<Finding> audit(StoredRow<Job> row) {
        return switch (row) {
            case StoredRow.Damaged<Job> damaged ->
                Stream.of(JobFault.JOB_UNREADABLE.of(damaged.key(), "The job cannot be read: " + damaged.why() + "."));
            case StoredRow.Sound<Job> sound -> audit(sound.value(), clock.instant());
        };
    }

    private Stream<Finding> audit(Job job, Instant now) {
        return Stream.of(stuck(job, now), job.state().isFinal() ? untold(job, now) : unheld(job))
                .flatMap(Optional::stream);
    }

    private static Optional<Finding> stuck(Job job, Instant now) {
        var due = job.dueAt();
        if (due == null) {
            return job.state().isFinal()
                    ? Optional.empty()
                    : Optional.of(JobFault.JOB_STUCK.of(
                            job.id(), "It is " + job.state().wireName() + " and the janitor is never to look at it."));
        }
        return now.isAfter(due.plus(PATIENCE))
                ? Optional.of(JobFault.JOB_STUCK.of(
                        job.id(), "It is " + job.state().wireName() + " and was to be brought on at " + due + "."))
                : Optional.empty();
    }

    /** Only once the janitor has made sure, and as long as events are kept. */
    private Optional<Finding> untold(Job job, Instant now) {
        var ended = job.endedAt();
        var kept = ended != null && now.isBefore(ended.plus(Limits.EVENT_LIFE).minus(PATIENCE));
        if (job.dueAt() != null || !kept || JobNews.hasEnd(events.newest(JobNews.topic(job), LAST_EVENTS))) {
            return Optional.empty();
        }
        return Optional.of(JobFault.TOPIC_WITHOUT_END.of(
                job.id(),
                "It is " + job.state().wireName() + " since " + ended + ", and none of its last events says so."));
    }

    /** The job and its account in one read: between them nothing has moved. */
    private Optional<Finding> unheld(Job seen) {
        var now = store.find(seen.id(), seen.user());
        var job = now.job().filter(stands -> !stands.state().isFinal());
        if (job.isEmpty()
                || now.account()
                        .filter(account -> account.held().covers(seen.price()))
                        .isPresent()) {
            return Optional.empty();
        }
        return Optional.of(JobFault.JOB_WITHOUT_HOLD.of(
                seen.id(),
                "It is " + job.get().state().wireName() + " and costs "
                        + seen.price().amount() + " credits; "
                        + now.account()
                                .map(account -> account.user() + " has "
                                        + account.held().amount() + " held.")
                                .orElse("there is no account " + seen.user() + ".")));
    }
}
