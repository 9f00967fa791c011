package dev.darkroom.contract.realtime;

import org.jspecify.annotations.Nullable;

/**
 * An event of a job, but for {@code topic} and {@code seq}, which publishing adds.
 *
 * @param type one of the constants here
 * @param status the job's state after what happened
 * @param idx the photo that ended; null when the event is about the job as a whole
 * @param previewUrl of the photo that is done; null for a failed one
 */
public record JobEvent(
        String type,
        String jobId,
        String status,
        Progress progress,
        @Nullable Integer idx,
        @Nullable String previewUrl) {
    public static final String PROGRESS = "job_progress";
    public static final String DONE = "job_done";
    public static final String FAILED = "job_failed";
    public static final String CANCELED = "job_canceled";

    /** Photos that have ended, of all. */
    public record Progress(int done, int failed, int total) {}
}
