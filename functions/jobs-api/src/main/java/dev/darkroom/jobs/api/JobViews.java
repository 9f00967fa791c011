package dev.darkroom.jobs.api;

import dev.darkroom.jobs.CreateJob.CreatedJob;
import dev.darkroom.jobs.Job;
import dev.darkroom.jobs.JobLimits;
import dev.darkroom.jobs.JobStore.JobSummary;
import dev.darkroom.jobs.JobUploads;
import dev.darkroom.jobs.JobUploads.UploadLink;
import dev.darkroom.jobs.PhotoKeys;
import dev.darkroom.jobs.Receipt;
import dev.darkroom.realtime.Capabilities;
import dev.darkroom.realtime.Topic;
import dev.darkroom.storage.ObjectStore;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Jobs as clients see them (contract {@code jobs.md}). Links are signed here; nothing is read or written. */
@Singleton
final class JobViews {
    /** Events are replayed for a day, and so long a viewer may come. */
    private static final Duration VIEWING = Duration.ofHours(24);

    private final JobUploads uploads;
    private final ObjectStore photos;
    private final Capabilities capabilities;
    private final JobLimits limits;
    private final InstantSource clock;

    JobViews(JobUploads uploads, ObjectStore photos, Capabilities capabilities, JobLimits limits, InstantSource clock) {
        this.uploads = uploads;
        this.photos = photos;
        this.capabilities = capabilities;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * A new job.
     *
     * @param expiresAt the end of the upload links, and of the time to execute the job
     * @param websocketUrl opens a socket that gets every event of the job
     */
    record Created(
            String jobId,
            String status,
            List<Upload> upload,
            String confirmUrl,
            Instant expiresAt,
            Balances credits,
            String websocketUrl) {}

    /** What the account holds and can spend right after the job's hold. */
    record Balances(long held, long available) {}

    /** Where and how one photo is to be put: a PUT of its bytes with these headers. */
    record Upload(int idx, String url, String key, Map<String, String> headers) {}

    /** Fresh links. */
    record Uploads(String jobId, List<Upload> upload, Instant expiresAt) {}

    /** All photos are there. */
    record Confirmed(String jobId, String status) {}

    /** The job is queued. */
    record Executed(String jobId, String status, boolean queued, String websocketUrl) {}

    /** The job is canceled; {@code refunded} credits came back. */
    record Canceled(String jobId, String status, boolean canceled, long refunded) {}

    /** How far a job is, in photos. */
    record Progress(int done, int failed, int total) {}

    /** A photo's result and preview; the links live an hour. */
    record Output(int idx, String resultUrl, String previewUrl) {}

    /** Why a photo has no result. */
    record Failure(int idx, String error) {}

    /**
     * A job as it stands.
     *
     * @param version counts its changes
     * @param error why it ended otherwise than by its photos
     */
    record JobView(
            String jobId,
            String status,
            String preset,
            long version,
            Instant createdAt,
            Progress progress,
            List<Output> outputsReady,
            List<Failure> failures,
            @Schema(nullable = false) @Nullable String error,
            String websocketUrl) {}

    /** A job in a list. */
    record JobRow(String jobId, String status, String preset, Instant createdAt, Progress progress) {}

    /** A page of jobs, newest first. */
    record JobPage(
            List<JobRow> items,
            @Schema(nullable = false) @Nullable String cursor) {}

    /** What a job cost and why. */
    record ReceiptView(long held, long captured, long released, List<ReceiptItem> items, String why) {}

    /** One photo on a receipt: {@code pending}, {@code done} or {@code failed}. */
    record ReceiptItem(int idx, String state, long credits) {}

    /** The answer to a creation, the same for every repeat of it. */
    Created created(CreatedJob created) {
        var job = created.job();
        return new Created(
                job.id().value(),
                "created",
                uploads.firstLinks(job).stream().map(JobViews::upload).toList(),
                "/jobs/" + job.id() + "/confirm-upload",
                job.createdAt().plus(limits.uploadWindow()),
                new Balances(
                        created.balances().held().amount(),
                        created.balances().available().amount()),
                webSocketUrl(job, job.createdAt()));
    }

    Uploads renewed(String jobId, List<UploadLink> links) {
        return new Uploads(
                jobId,
                links.stream().map(JobViews::upload).toList(),
                clock.instant().plus(limits.uploadWindow()));
    }

    private static Upload upload(UploadLink link) {
        return new Upload(
                link.idx(),
                link.upload().url().toString(),
                link.key(),
                link.upload().headers());
    }

    Executed executed(Job job) {
        return new Executed(job.id().value(), "queued", true, webSocketUrl(job, clock.instant()));
    }

    Canceled canceled(Job job) {
        return new Canceled(
                job.id().value(), job.state().wireName(), true, job.released().amount());
    }

    JobView view(Job job) {
        var now = clock.instant();
        return new JobView(
                job.id().value(),
                job.state().wireName(),
                job.preset(),
                job.version(),
                job.createdAt(),
                new Progress(job.done().size(), job.failed().size(), job.items()),
                job.done().stream()
                        .sorted()
                        .map(idx -> output(job.keys(), idx, now))
                        .toList(),
                job.failed().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(failed -> new Failure(failed.getKey(), failed.getValue()))
                        .toList(),
                job.error(),
                webSocketUrl(job, now));
    }

    private Output output(PhotoKeys keys, int idx, Instant now) {
        return new Output(
                idx,
                photos.presignDownload(keys.output(idx), now, limits.downloadLife())
                        .toString(),
                photos.presignDownload(keys.preview(idx), now, limits.downloadLife())
                        .toString());
    }

    private String webSocketUrl(Job job, Instant from) {
        return capabilities
                .webSocketUrl(Topic.job(job.id()), from.plus(VIEWING))
                .toString();
    }

    static JobRow row(JobSummary job) {
        return new JobRow(
                job.id().value(),
                job.state().wireName(),
                job.preset(),
                job.createdAt(),
                new Progress(job.done(), job.failed(), job.items()));
    }

    static ReceiptView receipt(Receipt receipt) {
        return new ReceiptView(
                receipt.held().amount(),
                receipt.captured().amount(),
                receipt.released().amount(),
                receipt.items().stream()
                        .map(item -> new ReceiptItem(
                                item.idx(), item.state(), item.credits().amount()))
                        .toList(),
                receipt.why());
    }
}
