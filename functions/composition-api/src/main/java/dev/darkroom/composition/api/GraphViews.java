package dev.darkroom.composition.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.darkroom.composition.Composition;
import dev.darkroom.composition.Feedback;
import dev.darkroom.composition.NodeId;
import dev.darkroom.composition.ReadGraph.GraphPage;
import dev.darkroom.composition.ReferenceImages;
import dev.darkroom.composition.Run;
import dev.darkroom.composition.RunState;
import dev.darkroom.composition.SceneObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The graph as clients see it (contract {@code composition.md}). Links are signed here; nothing is read or written. */
@Singleton
final class GraphViews {
    private static final double ROOT_X = 250;
    private static final double ROOT_Y = 100;

    /** Between the lanes of two runs. */
    private static final double ACROSS = 260;

    /** Between two images of a run. */
    private static final double DOWN = 180;

    private final ReferenceImages images;
    private final Streams streams;

    GraphViews(ReferenceImages images, Streams streams) {
        this.images = images;
        this.streams = streams;
    }

    /**
     * A page of a session's graph, mostly all of it.
     *
     * @param next of the next page, as {@code ?cursor=}; absent on the last one
     */
    record Graph(
            SessionView session,
            List<NodeView> nodes,
            List<EdgeView> edges,
            List<BranchView> branches,
            @Schema(nullable = false) @Nullable String next) {}

    /**
     * @param createdAt epoch milliseconds
     * @param status of the main line: queued, running, done or failed
     * @param error why the main line failed, if it did
     * @param seq events of the session's topic after this number are not in the graph
     * @param websocketUrl opens a socket that gets every event of the session; {@code &after=} takes the number
     */
    record SessionView(
            String id,
            String prompt,
            @JsonProperty("rootNodeId") String rootNodeId,
            @JsonProperty("createdAt") long createdAt,

            @JsonProperty("compositionBboxes")
            @Schema(nullable = false, requiredMode = RequiredMode.NOT_REQUIRED)
            @Nullable List<BoxOfObject> compositionBboxes,

            @Schema(nullable = false) @Nullable List<SceneObject> objects,
            int width,
            int height,
            @JsonProperty("totalSteps") int totalSteps,
            long seed,
            String status,
            @Schema(nullable = false) @Nullable String error,
            long seq,
            @JsonProperty("websocketUrl") String websocketUrl) {}

    /** Where an object stands. */
    record BoxOfObject(@JsonProperty("objectId") String objectId, double x, double y, double width, double height) {}

    /** A node. The prompt is of no branch, has no parent, step or image. */
    record NodeView(
            String id,
            String type,
            @JsonProperty("sessionId") String sessionId,

            @JsonProperty("branchId") @Schema(nullable = false) @Nullable String branchId,

            @JsonProperty("parentNodeId") @Schema(nullable = false) @Nullable String parentNodeId,

            @Schema(nullable = false) @Nullable Integer step,

            @JsonProperty("imageUrl") @Schema(nullable = false) @Nullable String imageUrl,

            Position position) {}

    /** Where a client that draws the graph may draw a node. */
    record Position(double x, double y) {}

    /** An edge. Those that begin a branch carry what was wished. */
    record EdgeView(
            String id,
            String source,
            String target,
            String type,
            @Schema(nullable = false) @Nullable EdgeData data) {}

    /** What a branch was begun with. */
    record EdgeData(
            List<FeedbackView> feedback,
            @JsonProperty("branchId") String branchId) {}

    /**
     * A branch.
     *
     * @param createdAt epoch milliseconds
     * @param error why it failed, if it did
     */
    record BranchView(
            String id,
            @JsonProperty("sessionId") String sessionId,
            @JsonProperty("sourceNodeId") String sourceNodeId,
            List<FeedbackView> feedback,
            List<String> nodes,
            @JsonProperty("createdAt") long createdAt,
            String status,
            @Schema(nullable = false) @Nullable String error) {}

    /** Feedback as it was given, the image's address fresh. */
    record FeedbackView(
            String id,
            String area,
            String type,
            @Schema(nullable = false) @Nullable String text,

            @JsonProperty("imageUrl") @Schema(nullable = false) @Nullable String imageUrl,

            @Schema(nullable = false) Feedback.@Nullable Box bbox,
            @Schema(nullable = false) Feedback.@Nullable Point point,
            @Schema(nullable = false) @Nullable Long timestamp) {}

    Graph graph(GraphPage page, @Nullable String next) {
        var nodes = new ArrayList<NodeView>();
        var edges = new ArrayList<EdgeView>();
        var branches = new ArrayList<BranchView>();
        for (var run : page.runs()) {
            if (run.id().branch() == null) {
                nodes.add(root(page.composition()));
            } else {
                branches.add(branch(run));
            }
            for (int step = 1; step <= run.step(); step++) {
                nodes.add(image(run, step));
                edges.add(edge(run, step));
            }
        }
        return new Graph(session(page), nodes, edges, branches, next);
    }

    private SessionView session(GraphPage page) {
        var composition = page.composition();
        return new SessionView(
                composition.id().value(),
                composition.prompt(),
                new NodeId.Prompt(composition.id()).value(),
                composition.createdAt().toEpochMilli(),
                composition.placements().isEmpty()
                        ? null
                        : composition.placements().stream()
                                .map(at -> new BoxOfObject(at.objectId(), at.x(), at.y(), at.width(), at.height()))
                                .toList(),
                composition.objects().isEmpty() ? null : composition.objects(),
                composition.width(),
                composition.height(),
                composition.totalSteps(),
                composition.seed(),
                page.main().state().wireName(),
                page.main().error(),
                page.seq(),
                streams.of(page.main().id()));
    }

    /** A node by its id; {@code run} is that of the image, or the main one. */
    NodeView node(NodeId node, Run run) {
        return switch (node) {
            case NodeId.Prompt prompt -> root(prompt);
            case NodeId.Image image -> image(run, image.step());
        };
    }

    private static NodeView root(Composition composition) {
        return root(new NodeId.Prompt(composition.id()));
    }

    private static NodeView root(NodeId.Prompt prompt) {
        return new NodeView(
                prompt.value(),
                "prompt",
                prompt.session().value(),
                null,
                null,
                null,
                null,
                new Position(ROOT_X, ROOT_Y));
    }

    private NodeView image(Run run, int step) {
        return new NodeView(
                run.node(step).value(),
                "image",
                run.id().session().value(),
                branchId(run),
                run.parent(step).value(),
                step,
                images.link(run.imageKey(step)).toString(),
                new Position(
                        ROOT_X + run.lane() * ACROSS, ROOT_Y + (run.origin().depth() + step) * DOWN));
    }

    private EdgeView edge(Run run, int step) {
        var source = run.parent(step).value();
        var target = run.node(step).value();
        var data = beginning(run, step);
        return new EdgeView("edge_" + source + "_" + target, source, target, data == null ? "default" : "branch", data);
    }

    private @Nullable EdgeData beginning(Run run, int step) {
        var branch = branchId(run);
        return step == 1 && branch != null ? new EdgeData(feedback(run), branch) : null;
    }

    private BranchView branch(Run run) {
        return new BranchView(
                run.id().line(),
                run.id().session().value(),
                run.origin().node().value(),
                feedback(run),
                IntStream.rangeClosed(1, run.step())
                        .mapToObj(step -> run.node(step).value())
                        .toList(),
                run.createdAt().toEpochMilli(),
                run.state().wireName(),
                run.state() == RunState.FAILED ? run.error() : null);
    }

    private List<FeedbackView> feedback(Run run) {
        return run.feedback().stream().map(this::feedback).toList();
    }

    private FeedbackView feedback(Feedback feedback) {
        var key = feedback.imageKey();
        return new FeedbackView(
                feedback.id(),
                feedback.area(),
                feedback.type(),
                feedback.text(),
                key == null ? null : images.link(key).toString(),
                feedback.bbox(),
                feedback.point(),
                feedback.timestamp());
    }

    private static @Nullable String branchId(Run run) {
        var branch = run.id().branch();
        return branch == null ? null : branch.value();
    }
}
