package dev.darkroom.jobs;

import dev.darkroom.jobs.JobStore.Stepped;
import dev.darkroom.kernel.JobId;
import dev.darkroom.kernel.Outcome;
import dev.darkroom.kernel.Problem;
import dev.darkroom.kernel.Problem.Kind;
import dev.darkroom.kernel.UserId;
import dev.darkroom.storage.ObjectStore;
import dev.darkroom.storage.PresignedUpload;
import dev.darkroom.storage.UploadTerms;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** How a job gets its photos: links to put them, and the look into the store whether all have come. */
@Singleton
public final class JobUploads {
    private final JobStore store;
    private final ObjectStore photos;
    private final JobLimits limits;
    private final InstantSource clock;

    public JobUploads(JobStore store, ObjectStore photos, JobLimits limits, InstantSource clock) {
        this.store = store;
        this.photos = photos;
        this.limits = limits;
        this.clock = clock;
    }

    /** Where one photo is to be put. */
    public record UploadLink(int idx, String key, PresignedUpload upload) {}

    /**
     * Links for all photos, signed as of the job's creation: a repeated request gets equal links, which end when the
     * job's upload window does. No call.
     */
    public List<UploadLink> firstLinks(Job job) {
        return IntStream.range(0, job.items())
                .mapToObj(idx -> link(job, idx, job.createdAt()))
                .toList();
    }

    /**
     * Fresh links for the photos that are not in the store. Refuses with {@code JOB_NOT_FOUND} or, once the job has
     * its photos, {@code JOB_WRONG_STATE}.
     */
    public Outcome<List<UploadLink>> renew(UserId user, JobId id) {
        var found = store.find(id).filter(job -> job.user().equals(user));
        if (found.isEmpty()) {
            return Outcome.refused(JobProblems.notFound());
        }
        var job = found.get();
        if (job.state() != JobState.CREATED) {
            return Outcome.refused(JobProblems.wrongState(job, "take uploads"));
        }
        var now = clock.instant();
        return Outcome.done(
                missing(job).stream().map(idx -> link(job, idx, now)).toList());
    }

    private UploadLink link(Job job, int idx, Instant at) {
        var terms = job.uploads().isEmpty() ? UploadTerms.OPEN : job.uploads().get(idx);
        var key = job.keys().input(idx);
        return new UploadLink(idx, key, photos.presignUpload(key, terms, at, limits.uploadWindow()));
    }

    /**
     * Confirms that all photos are in the store. A repeat changes nothing. Refuses with {@code JOB_NOT_FOUND}, or
     * {@code JOB_WRONG_STATE} with the indexes that are missing.
     */
    public Outcome<Job> confirm(UserId user, JobId id) {
        var found = store.find(id).filter(job -> job.user().equals(user));
        if (found.isEmpty()) {
            return Outcome.refused(JobProblems.notFound());
        }
        var job = found.get();
        if (job.state() == JobState.UPLOADED) {
            return Outcome.done(job);
        }
        if (!job.state().mayBecome(JobState.UPLOADED)) {
            return Outcome.refused(JobProblems.wrongState(job, "confirm its upload"));
        }
        var missing = missing(job);
        if (!missing.isEmpty()) {
            return Outcome.refused(new Problem(
                    Kind.JOB_WRONG_STATE,
                    missing.size() + " of " + job.items() + " photos are not in the store, or are over 25 MiB."
                            + " Upload them, then confirm again.",
                    Map.of("missing", missing)));
        }
        return switch (store.step(job.uploaded())) {
            case Stepped.Ok ok -> Outcome.done(job.uploaded());
            // Somebody was faster: a twin of this request, or a cancellation.
            case Stepped.Moved moved ->
                moved.current()
                        .filter(now -> now.state() == JobState.UPLOADED)
                        .map(Outcome::done)
                        .orElseGet(() -> Outcome.refused(JobProblems.wrongState(job, "confirm its upload")));
        };
    }

    private List<Integer> missing(Job job) {
        var sizes = photos.sizes(job.keys().inputs());
        return IntStream.range(0, job.items())
                .filter(idx -> sizes.getOrDefault(job.keys().input(idx), Long.MAX_VALUE) > JobLimits.MAX_PHOTO_BYTES)
                .boxed()
                .toList();
    }
}
