package dev.darkroom.reports;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.darkroom.composition.RecordGeneration;
import dev.darkroom.contract.worker.GenerationReport;
import dev.darkroom.contract.worker.ReportAnswer;
import dev.darkroom.http.DarkroomApi;
import dev.darkroom.http.Envelope;
import dev.darkroom.http.EnvelopeErrors;
import dev.darkroom.http.RawBody;
import dev.darkroom.http.Reply;
import dev.darkroom.kernel.Problem;
import dev.darkroom.kernel.Problem.Kind;
import dev.darkroom.kernel.Refusal;
import dev.darkroom.kernel.RunId;
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

/** Reports on runs of compositions. */
@Controller("/generations/{session}/{line}/callback")
@Tag(name = "Workers")
@EnvelopeErrors
@SecurityRequirement(name = DarkroomApi.WEBHOOK)
class GenerationCallbackController {
    private final SignedReports signatures;
    private final RecordGeneration recordGeneration;

    GenerationCallbackController(SignedReports signatures, RecordGeneration recordGeneration) {
        this.signatures = signatures;
        this.recordGeneration = recordGeneration;
    }

    /** Takes one report, signed as a Standard Webhook: on the main line of a session, or on one of its branches. */
    @Post
    @Secured(SecurityRule.IS_ANONYMOUS)
    @RequestBody(
            required = true,
            description = "attempt always; a status, or a step with its image_key",
            content = @Content(schema = @Schema(implementation = GenerationReport.Wire.class)))
    @ApiResponse(responseCode = "200", description = "Taken, now or before.", useReturnTypeSchema = true)
    HttpResponse<Envelope<ReportAnswer>> report(
            String session, String line, @Parameter(hidden = true) RawBody body, HttpRequest<?> request) {
        var text = signatures.text(body, request);
        var run = RunId.parse(session, line)
                .orElseThrow(() -> new Refusal(Problem.of(Kind.SESSION_NOT_FOUND, "There is no such run.")));
        LogContext.RUN.put(run.value());
        return Reply.ok(recordGeneration.record(run, parse(text)).orRefuse());
    }

    private static GenerationReport parse(String text) {
        try {
            return GenerationReport.parse(text).orElseThrow(SignedReports::incomplete);
        } catch (JsonProcessingException e) {
            throw SignedReports.incomplete();
        }
    }
}
