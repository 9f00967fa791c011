package dev.darkroom.jobs;

import dev.darkroom.credits.Plan;
import dev.darkroom.kernel.Credits;
import dev.darkroom.kernel.JobId;
import dev.darkroom.kernel.UserId;
import dev.darkroom.storage.UploadTerms;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A job as it stood at one moment. Every change makes the next one, with the next {@code version}; a writer puts it on
 * condition that the version it read still stands.
 *
 * @param plan of its user when it was created: what it was queued under stays, whatever the account becomes
 * @param preset id of the preset whose concepts the rule names
 * @param items photos, 1 to the plan's bound; the same number of credits is held
 * @param uploads what the client said about each photo, by index; empty once the job is queued
 * @param order what to do; null until executed
 * @param dispatched whether the run was handed to the work queue
 * @param attempt the attempt whose reports are taken; null until a worker reports
 * @param fenced attempts whose reports are refused
 * @param done photos with a result
 * @param failed photos without one, and the sentence why
 * @param dueAt when the janitor looks at it next; null when there is nothing left to look after
 * @param error why it ended otherwise than by its photos; null when it did not
 */
public record Job(
        JobId id,
        UserId user,
        Plan plan,
        String preset,
        JobState state,
        long version,
        Instant createdAt,
        int items,
        List<UploadTerms> uploads,
        @Nullable Order order,
        boolean dispatched,
        @Nullable String attempt,
        Set<String> fenced,
        Set<Integer> done,
        Map<Integer, String> failed,
        @Nullable Instant dueAt,
        @Nullable Instant endedAt,
        @Nullable String error) {

    public Job {
        uploads = List.copyOf(uploads);
        fenced = Set.copyOf(fenced);
        done = Set.copyOf(done);
        failed = Map.copyOf(failed);
    }

    /** A job that waits for its photos until {@code dueAt}. */
    public static Job create(
            JobId id,
            UserId user,
            Plan plan,
            String preset,
            int items,
            List<UploadTerms> uploads,
            Instant at,
            Instant dueAt) {
        return new Job(
                id,
                user,
                plan,
                preset,
                JobState.CREATED,
                1,
                at,
                items,
                uploads,
                null,
                false,
                null,
                Set.of(),
                Set.of(),
                Map.of(),
                dueAt,
                null,
                null);
    }

    public PhotoKeys keys() {
        return new PhotoKeys(user, id);
    }

    /** What is held for it until it ends. */
    public Credits price() {
        return Credits.of(items);
    }

    /** What its user pays when it ends now: the photos done. */
    public Credits captured() {
        return Credits.of(done.size());
    }

    /** What its user gets back when it ends now. */
    public Credits released() {
        return price().minus(captured());
    }

    /** Whether nothing is left for a worker to do. */
    public boolean allPhotosEnded() {
        return done.size() + failed.size() == items;
    }

    public boolean isDecided(int idx) {
        return done.contains(idx) || failed.containsKey(idx);
    }

    /** All photos are in the store. */
    public Job uploaded() {
        return next().state(JobState.UPLOADED).build();
    }

    /** Ready for the work queue; until it is dispatched the janitor looks at it at {@code dueAt}. */
    public Job queued(Order ordered, Instant due) {
        return next().state(JobState.QUEUED)
                .order(ordered)
                .uploads(List.of())
                .dueAt(due)
                .build();
    }

    /** The run lies in the work queue. */
    public Job dispatched(Instant due) {
        return next().dispatched(true).dueAt(due).build();
    }

    /** A worker begins or takes over: reports of the attempt before are refused from now on. */
    public Job takenBy(String newAttempt, Instant due) {
        var refused = new HashSet<>(fenced);
        if (attempt != null) {
            refused.add(attempt);
        }
        var next = next().attempt(newAttempt).fenced(refused).dueAt(due);
        return state == JobState.RUNNING
                ? next.build()
                : next.state(JobState.RUNNING).build();
    }

    /** The end. The janitor makes sure at {@code due} that everybody was told. */
    public Job ended(JobState end, @Nullable String why, Instant at, Instant due) {
        return next().state(end)
                .uploads(List.of())
                .error(why)
                .endedAt(at)
                .dueAt(due)
                .build();
    }

    /** Nothing is left to look after. */
    public Job forgotten() {
        return next().dueAt(null).build();
    }

    private JobStep next() {
        return new JobStep(this);
    }
}
