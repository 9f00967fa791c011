package dev.darkroom.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.jobs.simulation.Audit;
import dev.darkroom.kernel.JobId;
import dev.darkroom.kernel.UserId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * Where things may stand when nobody does anything any more: books in order, and each job at its end and told, or with
 * somebody who can bring it there.
 */
final class GoodEnd {
    private final JobHouse house;
    private final UserId user;
    private final Audit audit;

    GoodEnd(JobHouse house, UserId user) {
        this.house = house;
        this.user = user;
        this.audit = new Audit(house.world.stores);
    }

    /** Why it is not good yet; broken books fail at once, for nothing would mend them. */
    Optional<String> lacking() {
        audit.check(user);
        audit.checkRules(user);
        return house.jobs(user).stream().flatMap(job -> lacking(job).stream()).findFirst();
    }

    private Optional<String> lacking(Job job) {
        var told = house.world.told(job.id());
        assertThat(new HashSet<>(told)).as("each event once").hasSameSizeAs(told);
        if (!job.state().isFinal() && job.dueAt() == null) {
            return Optional.of("the janitor would never look at it");
        }
        return switch (job.state()) {
            case CREATED, UPLOADED -> Optional.empty();
            case QUEUED -> isQueued(job.id()) ? Optional.empty() : Optional.of("no worker will find it");
            case RUNNING -> running(job, told);
            case DONE, FAILED, CANCELED ->
                isKnown(job, "ended", told) ? Optional.empty() : Optional.of("its end was not told");
        };
    }

    private boolean isKnown(Job job, String event, List<String> told) {
        return told.contains(event) && house.world.wasSent(job.id(), event);
    }

    private boolean isQueued(JobId id) {
        return house.queue.stream().anyMatch(run -> run.jobId().equals(id.value()));
    }

    private Optional<String> running(Job job, List<String> told) {
        if (job.allPhotosEnded()) {
            return Optional.of("it is not settled");
        }
        for (int idx = 0; idx < job.items(); idx++) {
            if (job.isDecided(idx) && !isKnown(job, "photo-" + idx, told)) {
                return Optional.of("photo " + idx + " was not told");
            }
        }
        return Optional.empty();
    }

    /** Does what user and workers do next, and finds every job done. */
    void goOn() {
        for (var job : house.jobs(user)) {
            if (!job.state().isFinal()) {
                goOn(job);
            }
        }
        assertThat(lacking()).isEmpty();
        assertThat(audit.isAtRest(user)).isTrue();
    }

    private void goOn(Job job) {
        if (job.state() == JobState.CREATED) {
            house.upload(job, 0, 1);
            house.uploads.confirm(user, job.id()).orRefuse();
        }
        if (!job.state().mayBecome(JobState.RUNNING) && job.state() != JobState.RUNNING) {
            house.execute(job, Optional.empty()).orRefuse();
        }
        for (int idx = 0; idx < job.items(); idx++) {
            house.done(job, "the last attempt", idx).orRefuse();
        }
        assertThat(house.now(job).state()).isEqualTo(JobState.DONE);
    }
}
