package dev.darkroom.jobs;

import dev.darkroom.storage.UploadTerms;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The next version of a job in the making: the one place where a job changes, and where an illegal move is caught. */
final class JobStep {
    private final Job from;
    private JobState state;
    private List<UploadTerms> uploads;
    private @Nullable Order order;
    private boolean dispatched;
    private @Nullable String attempt;
    private Set<String> fenced;
    private @Nullable Instant dueAt;
    private @Nullable Instant endedAt;
    private @Nullable String error;

    JobStep(Job from) {
        this.from = from;
        this.state = from.state();
        this.uploads = from.uploads();
        this.order = from.order();
        this.dispatched = from.dispatched();
        this.attempt = from.attempt();
        this.fenced = from.fenced();
        this.dueAt = from.dueAt();
        this.endedAt = from.endedAt();
        this.error = from.error();
    }

    /** @throws IllegalStateException on a move that {@link JobState#mayBecome} does not list: ask it first */
    JobStep state(JobState next) {
        if (!from.state().mayBecome(next)) {
            throw new IllegalStateException("job " + from.id() + " cannot go from " + from.state() + " to " + next);
        }
        state = next;
        return this;
    }

    JobStep uploads(List<UploadTerms> value) {
        uploads = value;
        return this;
    }

    JobStep order(Order value) {
        order = value;
        return this;
    }

    JobStep dispatched(boolean value) {
        dispatched = value;
        return this;
    }

    JobStep attempt(String value) {
        attempt = value;
        return this;
    }

    JobStep fenced(Set<String> value) {
        fenced = value;
        return this;
    }

    JobStep dueAt(@Nullable Instant value) {
        dueAt = value;
        return this;
    }

    JobStep endedAt(Instant value) {
        endedAt = value;
        return this;
    }

    JobStep error(@Nullable String value) {
        error = value;
        return this;
    }

    Job build() {
        return new Job(
                from.id(),
                from.user(),
                from.plan(),
                from.preset(),
                state,
                from.version() + 1,
                from.createdAt(),
                from.items(),
                uploads,
                order,
                dispatched,
                attempt,
                fenced,
                from.done(),
                from.failed(),
                dueAt,
                endedAt,
                error);
    }
}
