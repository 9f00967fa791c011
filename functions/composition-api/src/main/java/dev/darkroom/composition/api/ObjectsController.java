package dev.darkroom.composition.api;

import dev.darkroom.composition.CompositionCheck;
import dev.darkroom.composition.SceneObject;
import dev.darkroom.composition.api.Bodies.Prompt;
import dev.darkroom.composition.objects.ProposeObjects;
import dev.darkroom.http.CodedErrors;
import dev.darkroom.http.DarkroomApi;
import dev.darkroom.http.tokens.Visitor;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;

/** Finds what a prompt speaks of. */
@Controller("/api/composition/objects")
@Secured(SecurityRule.IS_ANONYMOUS)
@Tag(name = CompositionApi.TAG)
@CodedErrors
@SecurityRequirement(name = "")
@SecurityRequirement(name = DarkroomApi.BEARER)
class ObjectsController {
    private final ProposeObjects proposeObjects;
    private final Access access;

    ObjectsController(ProposeObjects proposeObjects, Access access) {
        this.proposeObjects = proposeObjects;
        this.access = access;
    }

    /** 1 to 10, in order of mention. */
    record Proposed(List<SceneObject> objects) {}

    /** Proposes objects to draw boxes for. Nothing is kept, and nothing is charged. */
    @Post
    @ApiResponse(responseCode = "200", description = "The objects.", useReturnTypeSchema = true)
    Proposed proposeObjects(@Parameter(hidden = true) Visitor visitor, @Body Prompt body) {
        access.enter(visitor);
        return new Proposed(
                proposeObjects.of(CompositionCheck.prompt(body.prompt()).orRefuse()));
    }
}
