package dev.darkroom.jobs.api;

import dev.darkroom.http.ApiAddress;
import dev.darkroom.http.DarkroomApi;
import dev.darkroom.http.Envelope;
import dev.darkroom.http.EnvelopeErrors;
import dev.darkroom.http.IdempotencyHeader;
import dev.darkroom.http.Reply;
import dev.darkroom.http.tokens.Caller;
import dev.darkroom.jobs.CancelJob;
import dev.darkroom.jobs.CreateJob;
import dev.darkroom.jobs.ExecuteJob;
import dev.darkroom.jobs.Job;
import dev.darkroom.jobs.JobState;
import dev.darkroom.jobs.JobStore;
import dev.darkroom.jobs.JobUploads;
import dev.darkroom.jobs.Receipt;
import dev.darkroom.jobs.api.JobViews.Canceled;
import dev.darkroom.jobs.api.JobViews.Confirmed;
import dev.darkroom.jobs.api.JobViews.Created;
import dev.darkroom.jobs.api.JobViews.Executed;
import dev.darkroom.jobs.api.JobViews.JobPage;
import dev.darkroom.jobs.api.JobViews.JobView;
import dev.darkroom.jobs.api.JobViews.ReceiptView;
import dev.darkroom.jobs.api.JobViews.Uploads;
import dev.darkroom.kernel.IdempotencyKey;
import dev.darkroom.kernel.JobId;
import dev.darkroom.kernel.Problem;
import dev.darkroom.kernel.Problem.Kind;
import dev.darkroom.kernel.Refusal;
import dev.darkroom.observability.LogContext;
import dev.darkroom.storage.UploadTerms;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The caller's jobs. */
@Controller("/jobs")
@Tag(name = "Jobs")
@EnvelopeErrors
@SecurityRequirement(name = DarkroomApi.BEARER)
class JobsController {
    private final CreateJob createJob;
    private final JobUploads uploads;
    private final ExecuteJob executeJob;
    private final CancelJob cancelJob;
    private final JobStore store;
    private final JobViews views;
    private final ApiAddress address;

    JobsController(
            CreateJob createJob,
            JobUploads uploads,
            ExecuteJob executeJob,
            CancelJob cancelJob,
            JobStore store,
            JobViews views,
            ApiAddress address) {
        this.createJob = createJob;
        this.uploads = uploads;
        this.executeJob = executeJob;
        this.cancelJob = cancelJob;
        this.store = store;
        this.views = views;
        this.address = address;
    }

    /** A batch of photos. {@code items}, when given, describes each photo and has {@code item_count} entries. */
    @Introspected
    record NewJob(
            @NotNull @Size(max = 64) String preset,
            @NotNull @Min(1) @Max(200) Integer itemCount,
            @Size(max = 200) @Nullable List<@NotNull @Valid ItemTerms> items) {}

    /** Creates a job: holds one credit a photo and gives a link to upload each. */
    @Post
    @ApiResponse(responseCode = "201", description = "The job, waiting for its photos.", useReturnTypeSchema = true)
    HttpResponse<Envelope<Created>> createJob(
            Caller caller, @Valid @Body NewJob body, @IdempotencyHeader Optional<IdempotencyKey> key) {
        var terms = body.items() == null
                ? List.<UploadTerms>of()
                : body.items().stream().map(ItemTerms::terms).toList();
        if (!terms.isEmpty() && terms.size() != body.itemCount()) {
            throw new Refusal(Problem.invalid("items", "must have item_count entries, or be absent"));
        }
        var request = new CreateJob.Request(caller.userId(), body.preset(), body.itemCount(), terms);
        var created = createJob.create(request, key).orRefuse();
        LogContext.JOB_ID.put(created.job().id().value());
        return Reply.created(views.created(created));
    }

    /** Fresh upload links for exactly the photos that are not in the store yet. */
    @Post("/{id}/uploads")
    @ApiResponse(responseCode = "200", description = "The links, each valid for an hour.", useReturnTypeSchema = true)
    HttpResponse<Envelope<Uploads>> renewUploads(Caller caller, String id) {
        return Reply.ok(
                views.renewed(id, uploads.renew(caller.userId(), job(id)).orRefuse()));
    }

    /** Confirms that all photos are uploaded. A repeat changes nothing. */
    @Post("/{id}/confirm-upload")
    @ApiResponse(responseCode = "200", description = "All photos are there.", useReturnTypeSchema = true)
    HttpResponse<Envelope<Confirmed>> confirmUpload(Caller caller, String id) {
        uploads.confirm(caller.userId(), job(id)).orRefuse();
        return Reply.ok(new Confirmed(id, JobState.UPLOADED.wireName()));
    }

    /** What to do with the photos: a stored rule, or concepts given here. */
    @Introspected
    record Execution(
            @Schema(nullable = false) @Size(max = 32) @Nullable Map<String, ConceptChange> concepts,

            @Size(max = 32) @Nullable List<String> protect,

            @Schema(maxLength = 64) @Size(max = 64) @Nullable String ruleId,

            @Schema(maxLength = 64) @Size(max = 64) @Nullable String outputTemplate) {}

    /** Queues the job for a GPU worker. */
    @Post("/{id}/execute")
    @ApiResponse(responseCode = "202", description = "The job waits for a worker.", useReturnTypeSchema = true)
    HttpResponse<Envelope<Executed>> executeJob(
            Caller caller,
            String id,
            @Valid @Body Execution body,
            @IdempotencyHeader Optional<IdempotencyKey> key,
            HttpRequest<?> http) {
        var rule = body.ruleId();
        if (rule == null && (body.concepts() == null || body.concepts().isEmpty())) {
            throw new Refusal(Problem.invalid("concepts", "name at least one concept, or give a rule_id"));
        }
        var request = new ExecuteJob.Request(
                ConceptChange.actions(body.concepts()),
                body.protect(),
                rule == null ? null : PathIds.rule(rule),
                body.outputTemplate(),
                address.of(http) + "/jobs/" + id + "/callback");
        return Reply.accepted(views.executed(
                executeJob.execute(caller.userId(), job(id), request, key).orRefuse()));
    }

    /** Gives the job up: photos already done are kept and paid, the other credits come back. */
    @Post("/{id}/cancel")
    @ApiResponse(responseCode = "200", description = "The job is canceled, now or before.", useReturnTypeSchema = true)
    HttpResponse<Envelope<Canceled>> cancelJob(Caller caller, String id) {
        return Reply.ok(
                views.canceled(cancelJob.cancel(caller.userId(), job(id)).orRefuse()));
    }

    /** One job, with links to what is ready. */
    @Get("/{id}")
    @ApiResponse(responseCode = "200", description = "The job.", useReturnTypeSchema = true)
    HttpResponse<Envelope<JobView>> getJob(Caller caller, String id) {
        return Reply.ok(views.view(owned(caller, job(id))));
    }

    /** What the job cost and why. */
    @Get("/{id}/receipt")
    @ApiResponse(responseCode = "200", description = "The receipt.", useReturnTypeSchema = true)
    HttpResponse<Envelope<ReceiptView>> getReceipt(Caller caller, String id) {
        return Reply.ok(JobViews.receipt(Receipt.of(owned(caller, job(id)))));
    }

    /** The job that this request is about, in its log lines too. */
    private static JobId job(String id) {
        var job = PathIds.job(id);
        LogContext.JOB_ID.put(job.value());
        return job;
    }

    private Job owned(Caller caller, JobId id) {
        return store.find(id)
                .filter(job -> job.user().equals(caller.userId()))
                .orElseThrow(() ->
                        new Refusal(Problem.of(Kind.JOB_NOT_FOUND, "There is no such job. GET /jobs lists yours.")));
    }

    /** The caller's jobs, newest first; a job may be missing in the first moments of its life. */
    @Get
    @ApiResponse(responseCode = "200", description = "A page of jobs.", useReturnTypeSchema = true)
    HttpResponse<Envelope<JobPage>> listJobs(
            Caller caller,
            @Parameter(description = "of the page before", schema = @Schema(type = "string")) @QueryValue @Nullable String cursor,
            @Parameter(
                            description = "how many; 50 when absent",
                            schema = @Schema(type = "integer", minimum = "1", maximum = "100"))
                    @QueryValue
                    @Nullable Integer limit,
            @Parameter(
                            description = "only jobs in this state",
                            schema =
                                    @Schema(
                                            type = "string",
                                            allowableValues = {
                                                "created",
                                                "uploaded",
                                                "queued",
                                                "running",
                                                "done",
                                                "failed",
                                                "canceled"
                                            }))
                    @QueryValue
                    @Nullable String status) {
        var page = store.list(caller.userId(), state(status), Cursors.read(cursor, JobId::parse), Cursors.limit(limit));
        return Reply.ok(new JobPage(page.items().stream().map(JobViews::row).toList(), Cursors.write(page.next())));
    }

    private static @Nullable JobState state(@Nullable String status) {
        if (status == null) {
            return null;
        }
        return JobState.parse(status)
                .orElseThrow(() -> new Refusal(Problem.invalid(
                        "status", "must be created, uploaded, queued, running, done, failed or canceled")));
    }
}
