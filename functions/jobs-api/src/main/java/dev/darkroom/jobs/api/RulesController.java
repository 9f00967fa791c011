package dev.darkroom.jobs.api;

import dev.darkroom.http.DarkroomApi;
import dev.darkroom.http.Envelope;
import dev.darkroom.http.EnvelopeErrors;
import dev.darkroom.http.IdempotencyHeader;
import dev.darkroom.http.Reply;
import dev.darkroom.http.tokens.Caller;
import dev.darkroom.jobs.rules.Rule;
import dev.darkroom.jobs.rules.Rules;
import dev.darkroom.kernel.IdempotencyKey;
import dev.darkroom.kernel.Problem;
import dev.darkroom.kernel.Problem.Kind;
import dev.darkroom.kernel.Refusal;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The caller's stored rules. */
@Controller("/rules")
@Tag(name = "Rules")
@EnvelopeErrors
@SecurityRequirement(name = DarkroomApi.BEARER)
class RulesController {
    private static final Pattern ETAG = Pattern.compile("\"v([1-9][0-9]{0,17})\"");

    private final Rules rules;

    RulesController(Rules rules) {
        this.rules = rules;
    }

    /** A new rule. {@code protect} defaults to what the preset protects. */
    @Introspected
    record NewRule(
            @NotNull @Size(min = 1, max = 100) String name,
            @NotNull @Size(max = 64) String presetId,
            @NotNull @Size(min = 1, max = 32) Map<String, ConceptChange> concepts,
            @Size(max = 32) @Nullable List<String> protect) {}

    /** What is to change of a rule; absent members stay. */
    @Introspected
    record RuleChange(
            @Schema(minLength = 1, maxLength = 100) @Size(min = 1, max = 100) @Nullable String name,

            @Schema(nullable = false) @Size(min = 1, max = 32) @Nullable Map<String, ConceptChange> concepts,

            @Size(max = 32) @Nullable List<String> protect) {}

    /** A stored rule. */
    record RuleView(
            String id,
            String name,
            String presetId,
            Map<String, ConceptChange> concepts,
            List<String> protect,
            Instant createdAt) {}

    /** A rule in a list. */
    record RuleSummary(String id, String name, String presetId, Instant createdAt) {}

    /** The rule is gone. */
    record Deleted(String id, boolean deleted) {}

    /** Stores a rule in one of the plan's slots. */
    @Post
    @ApiResponse(responseCode = "201", description = "The rule; `ETag` has its version.", useReturnTypeSchema = true)
    HttpResponse<Envelope<RuleView>> createRule(
            Caller caller, @Valid @Body NewRule body, @IdempotencyHeader Optional<IdempotencyKey> key) {
        var draft = new Rules.Draft(body.name(), ConceptChange.actions(body.concepts()), body.protect());
        var rule = rules.create(caller.userId(), body.presetId(), draft, key).orRefuse();
        return tagged(Reply.created(view(rule)), rule);
    }

    /** All rules, newest first. */
    @Get
    @ApiResponse(responseCode = "200", description = "The rules.", useReturnTypeSchema = true)
    HttpResponse<Envelope<List<RuleSummary>>> listRules(Caller caller) {
        return Reply.ok(rules.list(caller.userId()).stream()
                .map(rule -> new RuleSummary(rule.id().value(), rule.name(), rule.preset(), rule.createdAt()))
                .toList());
    }

    /** One rule, with its ETag. */
    @Get("/{id}")
    @ApiResponse(responseCode = "200", description = "The rule; `ETag` has its version.", useReturnTypeSchema = true)
    HttpResponse<Envelope<RuleView>> getRule(Caller caller, String id) {
        var rule = rules.find(caller.userId(), PathIds.rule(id)).orRefuse();
        return tagged(Reply.ok(view(rule)), rule);
    }

    /** Changes a rule; with {@code If-Match} only if nobody else has. */
    @Put("/{id}")
    @ApiResponse(
            responseCode = "200",
            description = "The rule as it is now; `ETag` has its version.",
            useReturnTypeSchema = true)
    HttpResponse<Envelope<RuleView>> changeRule(
            Caller caller,
            String id,
            @Valid @Body RuleChange body,
            @Parameter(description = "the ETag of the version that is to change", schema = @Schema(type = "string"))
                    @Header(HttpHeaders.IF_MATCH)
                    @Nullable String ifMatch) {
        var draft = new Rules.Draft(body.name(), ConceptChange.actions(body.concepts()), body.protect());
        var rule = rules.change(caller.userId(), PathIds.rule(id), draft, version(ifMatch))
                .orRefuse();
        return tagged(Reply.ok(view(rule)), rule);
    }

    /** Deletes a rule and frees its slot. */
    @Delete("/{id}")
    @ApiResponse(responseCode = "200", description = "The slot is free.", useReturnTypeSchema = true)
    HttpResponse<Envelope<Deleted>> deleteRule(Caller caller, String id) {
        return Reply.ok(new Deleted(
                rules.delete(caller.userId(), PathIds.rule(id)).orRefuse().value(), true));
    }

    private static RuleView view(Rule rule) {
        return new RuleView(
                rule.id().value(),
                rule.name(),
                rule.preset(),
                ConceptChange.of(rule.spec().concepts()),
                rule.spec().protect(),
                rule.createdAt());
    }

    private static <T> MutableHttpResponse<T> tagged(MutableHttpResponse<T> answer, Rule rule) {
        return answer.header(HttpHeaders.ETAG, "\"v" + rule.version() + "\"");
    }

    /** Null for any version. A tag that we never gave cannot match. */
    private static @Nullable Long version(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.equals("*")) {
            return null;
        }
        var tag = ETAG.matcher(ifMatch);
        if (!tag.matches()) {
            throw new Refusal(Problem.of(
                    Kind.PRECONDITION_FAILED, "The rule has changed since you read it. Read it again first."));
        }
        return Long.valueOf(tag.group(1));
    }
}
