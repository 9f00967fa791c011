package dev.darkroom.composition.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.darkroom.composition.CompositionCheck;
import dev.darkroom.composition.NodeId;
import dev.darkroom.composition.ReferenceImages;
import dev.darkroom.composition.StartComposition;
import dev.darkroom.composition.api.Bodies.NewComposition;
import dev.darkroom.composition.api.Bodies.NewUpload;
import dev.darkroom.http.CodedErrors;
import dev.darkroom.http.DarkroomApi;
import dev.darkroom.http.IdempotencyHeader;
import dev.darkroom.http.Reply;
import dev.darkroom.http.tokens.Visitor;
import dev.darkroom.kernel.IdempotencyKey;
import dev.darkroom.kernel.Problem;
import dev.darkroom.kernel.Refusal;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Begins compositions. */
@Controller("/api/composition")
@Secured(SecurityRule.IS_ANONYMOUS)
@Tag(name = CompositionApi.TAG)
@CodedErrors
@SecurityRequirement(name = "")
@SecurityRequirement(name = DarkroomApi.BEARER)
class CompositionController {
    private static final Set<String> IMAGES = Set.of("image/jpeg", "image/png", "image/webp");

    private final StartComposition startComposition;
    private final ReferenceImages references;
    private final Access access;
    private final Streams streams;

    CompositionController(
            StartComposition startComposition, ReferenceImages references, Access access, Streams streams) {
        this.startComposition = startComposition;
        this.references = references;
        this.access = access;
        this.streams = streams;
    }

    /** @param websocketUrl opens a socket that gets every event of the session, of all its runs */
    record Started(
            @JsonProperty("sessionId") String sessionId,
            @JsonProperty("rootNodeId") String rootNodeId,
            @JsonProperty("websocketUrl") String websocketUrl) {}

    /** Begins a composition; its first run makes the picture step by step. With a token it holds one credit until the run ends. */
    @Post("/start")
    @ApiResponse(responseCode = "200", description = "The run waits for a worker.", useReturnTypeSchema = true)
    Started startComposition(
            @Parameter(hidden = true) Visitor visitor,
            @Body NewComposition body,
            @IdempotencyHeader Optional<IdempotencyKey> key,
            HttpRequest<?> http) {
        var asking = access.asking(visitor, http, null, key);
        var checked = CompositionCheck.check(body.draft()).orRefuse();
        var main = startComposition.start(checked, asking).orRefuse();
        var session = main.session();
        return new Started(session.value(), new NodeId.Prompt(session).value(), streams.of(main));
    }

    /** @param imageUrl how feedback names the image once it is there */
    record Place(
            String url,
            String key,
            @JsonProperty("imageUrl") String imageUrl,
            Map<String, String> headers) {}

    /** A place for a reference image: a PUT of its bytes with these headers within an hour. */
    @Post("/uploads")
    @ApiResponse(responseCode = "201", description = "The place.", useReturnTypeSchema = true)
    HttpResponse<Place> createUpload(@Parameter(hidden = true) Visitor visitor, @Body NewUpload body) {
        access.enter(visitor);
        var faults = new ArrayList<Problem.Field>();
        var type = body.contentType();
        var size = body.size();
        if (type == null || !IMAGES.contains(type)) {
            faults.add(new Problem.Field("content_type", "must be image/jpeg, image/png or image/webp"));
        }
        if (size == null || size < 1 || size > ReferenceImages.MAX_BYTES) {
            faults.add(new Problem.Field("size", "must be 1 to " + ReferenceImages.MAX_BYTES + " bytes"));
        }
        if (type == null || size == null || !faults.isEmpty()) {
            throw new Refusal(Problem.invalid(faults));
        }
        var place = references.place(visitor.user(), type, size);
        return Reply.made(new Place(
                place.upload().url().toString(),
                place.key(),
                place.imageUrl().toString(),
                place.upload().headers()));
    }
}
