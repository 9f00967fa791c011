package dev.darkroom.composition.api;

import dev.darkroom.composition.DeleteComposition;
import dev.darkroom.composition.ReadGraph;
import dev.darkroom.composition.api.GraphViews.Graph;
import dev.darkroom.composition.api.GraphViews.NodeView;
import dev.darkroom.http.CodedErrors;
import dev.darkroom.http.DarkroomApi;
import dev.darkroom.http.Reply;
import dev.darkroom.http.tokens.Visitor;
import dev.darkroom.kernel.Problem;
import dev.darkroom.kernel.Refusal;
import dev.darkroom.kernel.RunId;
import dev.darkroom.kernel.SessionId;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Reads and deletes what has grown. */
@Controller("/api")
@Secured(SecurityRule.IS_ANONYMOUS)
@Tag(name = CompositionApi.TAG)
@CodedErrors
@SecurityRequirement(name = "")
@SecurityRequirement(name = DarkroomApi.BEARER)
class GraphController {
    /** Tells the paths of sessions from those of the SVG contract, which share the segment. */
    private static final String PREFIX = "session_";

    private final ReadGraph readGraph;
    private final DeleteComposition deleteComposition;
    private final GraphViews views;
    private final Access access;

    GraphController(ReadGraph readGraph, DeleteComposition deleteComposition, GraphViews views, Access access) {
        this.readGraph = readGraph;
        this.deleteComposition = deleteComposition;
        this.views = views;
        this.access = access;
    }

    /** The whole graph of a session, or where it has thousands of nodes a page of it. */
    @Get("/session/session_{id}")
    @ApiResponse(responseCode = "200", description = "The graph.", useReturnTypeSchema = true)
    Graph getComposition(
            @Parameter(hidden = true) Visitor visitor,
            String id,
            @Parameter(description = "of the page before", schema = @Schema(type = "string")) @QueryValue @Nullable String cursor) {
        var session = PathIds.session(PREFIX + id);
        var page = readGraph
                .page(session, access.reader(visitor), cursor == null ? null : run(session, cursor))
                .orRefuse();
        var next = page.next();
        return views.graph(page, next == null ? null : next.value());
    }

    private static RunId run(SessionId session, String cursor) {
        return RunId.parse(cursor)
                .filter(run -> run.session().equals(session))
                .orElseThrow(() -> new Refusal(Problem.invalid("cursor", "is none that a page of this session gave")));
    }

    /** Removes a session: its runs stop, its images and events are gone. */
    @Delete("/session/session_{id}")
    @ApiResponse(responseCode = "204", description = "It is gone.")
    HttpResponse<Void> deleteComposition(@Parameter(hidden = true) Visitor visitor, String id) {
        deleteComposition
                .delete(PathIds.session(PREFIX + id), access.reader(visitor))
                .orRefuse();
        return Reply.nothing();
    }

    /** One node. */
    @Get("/node/{id}")
    @ApiResponse(responseCode = "200", description = "The node.", useReturnTypeSchema = true)
    NodeView getNode(@Parameter(hidden = true) Visitor visitor, String id) {
        var node = PathIds.node(id);
        return views.node(node, readGraph.runOf(node, access.reader(visitor)).orRefuse());
    }
}
