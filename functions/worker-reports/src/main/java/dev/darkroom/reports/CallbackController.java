package dev.darkroom.reports;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.darkroom.contract.worker.Report;
import dev.darkroom.contract.worker.ReportAnswer;
import dev.darkroom.http.DarkroomApi;
import dev.darkroom.http.Envelope;
import dev.darkroom.http.EnvelopeErrors;
import dev.darkroom.http.RawBody;
import dev.darkroom.http.Reply;
import dev.darkroom.jobs.RecordReport;
import dev.darkroom.kernel.JobId;
import dev.darkroom.kernel.Problem;
import dev.darkroom.kernel.Problem.Kind;
import dev.darkroom.kernel.Refusal;
import dev.darkroom.observability.LogContext;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Reports on jobs. */
@Controller("/jobs/{id}/callback")
@Tag(name = "Workers")
@EnvelopeErrors
@SecurityRequirement(name = DarkroomApi.WEBHOOK)
class CallbackController {
    private final SignedReports signatures;
    private final RecordReport recordReport;

    CallbackController(SignedReports signatures, RecordReport recordReport) {
        this.signatures = signatures;
        this.recordReport = recordReport;
    }

    /** Takes one report, signed as a Standard Webhook. */
    @Post
    @Secured(SecurityRule.IS_ANONYMOUS)
    @RequestBody(
            required = true,
            description = "attempt and status always; idx with done and failed; output_key, preview_key with done",
            content = @Content(schema = @Schema(implementation = Report.Wire.class)))
    @ApiResponse(responseCode = "200", description = "Taken, now or before.", useReturnTypeSchema = true)
    HttpResponse<Envelope<ReportAnswer>> report(
            String id, @Parameter(hidden = true) RawBody body, HttpRequest<?> request) {
        var text = signatures.text(body, request);
        var job =
                JobId.parse(id).orElseThrow(() -> new Refusal(Problem.of(Kind.JOB_NOT_FOUND, "There is no such job.")));
        LogContext.JOB_ID.put(job.value());
        return Reply.ok(recordReport.record(job, parse(text)).orRefuse());
    }

    private static Report parse(String text) {
        try {
            return Report.parse(text).orElseThrow(SignedReports::incomplete);
        } catch (JsonProcessingException e) {
            throw SignedReports.incomplete();
        }
    }
}
