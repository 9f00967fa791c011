package dev.darkroom.composition;

import dev.darkroom.kernel.Outcome;
import dev.darkroom.kernel.RunId;
import dev.darkroom.kernel.SessionId;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what viewers see of a composition. Nodes are not stored: a run's row says which of its images there are. */
@Singleton
public final class ReadGraph {
    private final CompositionStore store;
    private final GenerationNews news;

    ReadGraph(CompositionStore store, GenerationNews news) {
        this.store = store;
        this.news = news;
    }

    /**
     * A page of the graph.
     *
     * @param main the first run, on every page
     * @param runs of this page, in order; the main line is among those of the first page
     * @param seq events after this number are not in the graph; those before are
     * @param next the last run of this page, when there are more
     */
    public record GraphPage(
            Composition composition,
            Run main,
            List<Run> runs,
            long seq,
            @Nullable RunId next) {}

    /** Three calls, four after the first page. Refuses with {@code SESSION_NOT_FOUND}. */
    public Outcome<GraphPage> page(SessionId id, Reader reader, @Nullable RunId after) {
        return switch (find(id, reader)) {
            case Outcome.Refused<Composition> refused -> Outcome.refused(refused.problem());
            case Outcome.Done<Composition> found -> page(found.value(), after);
        };
    }

    private Outcome<GraphPage> page(Composition composition, @Nullable RunId after) {
        // before the runs are read: an event in between is told twice, never not at all
        long seq = news.newest(composition);
        var page = store.runs(composition.id(), after, PageSize.runs(composition.totalSteps()));
        var main = page.items().stream()
                .filter(run -> run.id().branch() == null)
                .findFirst()
                .or(() -> store.find(RunId.main(composition.id())));
        if (main.isEmpty()) {
            // deleted in this moment
            return Outcome.refused(CompositionProblems.noSession());
        }
        var runs = PageSize.fitting(page.items());
        boolean last = page.next() == null && runs.size() == page.items().size();
        return Outcome.done(new GraphPage(
                composition, main.get(), runs, seq, last ? null : runs.getLast().id()));
    }

    /** One call. Refuses with {@code SESSION_NOT_FOUND}. */
    public Outcome<Composition> find(SessionId id, Reader reader) {
        return store.find(id)
                .filter(composition -> composition.isOpenTo(reader))
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(CompositionProblems.noSession()));
    }

    /**
     * The run of an image, or of the prompt the main one. Two calls. Refuses with {@code NODE_NOT_FOUND}.
     */
    public Outcome<Run> runOf(NodeId node, Reader reader) {
        var open = store.find(node.session()).filter(composition -> composition.isOpenTo(reader));
        var run = open.flatMap(composition -> switch (node) {
            case NodeId.Prompt prompt -> store.find(RunId.main(prompt.session()));
            case NodeId.Image image -> imageRun(image);
        });
        return run.map(Outcome::done).orElseGet(() -> Outcome.refused(CompositionProblems.noNode()));
    }

    private Optional<Run> imageRun(NodeId.Image image) {
        return store.find(image.run()).filter(run -> image.step() <= run.step());
    }
}
