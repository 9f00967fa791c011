package dev.darkroom.composition.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.darkroom.composition.CompositionProblems;
import dev.darkroom.composition.CreateBranch;
import dev.darkroom.composition.FeedbackCheck;
import dev.darkroom.composition.NodeId;
import dev.darkroom.composition.ReadGraph;
import dev.darkroom.composition.ReferenceImages;
import dev.darkroom.composition.api.Bodies.NewBranch;
import dev.darkroom.http.CodedErrors;
import dev.darkroom.http.DarkroomApi;
import dev.darkroom.http.IdempotencyHeader;
import dev.darkroom.http.tokens.Visitor;
import dev.darkroom.kernel.IdempotencyKey;
import dev.darkroom.kernel.Problem;
import dev.darkroom.kernel.Refusal;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Begins branches. */
@Controller("/api/branch")
@Secured(SecurityRule.IS_ANONYMOUS)
@Tag(name = CompositionApi.TAG)
@CodedErrors
@SecurityRequirement(name = "")
@SecurityRequirement(name = DarkroomApi.BEARER)
class BranchController {
    private final CreateBranch createBranch;
    private final ReadGraph readGraph;
    private final ReferenceImages references;
    private final Access access;
    private final Streams streams;

    BranchController(
            CreateBranch createBranch,
            ReadGraph readGraph,
            ReferenceImages references,
            Access access,
            Streams streams) {
        this.createBranch = createBranch;
        this.readGraph = readGraph;
        this.references = references;
        this.access = access;
        this.streams = streams;
    }

    /** @param websocketUrl opens a socket that gets every event of this branch */
    record Branched(
            @JsonProperty("branchId") String branchId,
            @JsonProperty("websocketUrl") String websocketUrl) {}

    /** Begins a branch from the prompt or any image of a session, with what is to be different. */
    @Post("/create")
    @ApiResponse(responseCode = "200", description = "The branch waits for a worker.", useReturnTypeSchema = true)
    Branched createBranch(
            @Parameter(hidden = true) Visitor visitor,
            @Body NewBranch body,
            @IdempotencyHeader Optional<IdempotencyKey> key,
            HttpRequest<?> http) {
        var reader = access.reader(visitor);
        var session = PathIds.session(required(body.sessionId(), "sessionId"));
        var source = NodeId.parse(required(body.sourceNodeId(), "sourceNodeId"))
                .orElseThrow(() -> new Refusal(CompositionProblems.noNode()));
        var composition = readGraph.find(session, reader).orRefuse();
        var feedback = FeedbackCheck.check(body.drafts(), url -> references.keyOf(url, composition, visitor.user()))
                .orRefuse();
        var asking = access.asking(visitor, http, session, key);
        var branch = createBranch.create(composition, source, feedback, asking).orRefuse();
        return new Branched(branch.line(), streams.of(branch));
    }

    private static String required(@Nullable String text, String path) {
        if (text == null) {
            throw new Refusal(Problem.invalid(path, "is required"));
        }
        return text;
    }
}
