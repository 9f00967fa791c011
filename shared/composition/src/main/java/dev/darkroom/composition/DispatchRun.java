package dev.darkroom.composition;

import dev.darkroom.contract.worker.GenerationRun;
import dev.darkroom.contract.worker.GenerationRun.Box;
import dev.darkroom.contract.worker.GenerationRun.Point;
import dev.darkroom.contract.worker.GenerationRun.Source;
import dev.darkroom.contract.worker.GenerationRun.Thing;
import dev.darkroom.contract.worker.GenerationRun.Wish;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Hands a run to the workers, then writes down that it did. A crash in between sends it again, which the queue or the attempt's fence sorts out. */
@Singleton
final class DispatchRun {
    private final CompositionStore store;
    private final RunQueue queue;

    DispatchRun(CompositionStore store, RunQueue queue) {
        this.store = store;
        this.queue = queue;
    }

    /**
     * Two calls.
     *
     * @throws RunQueue.RunNotQueued when the queue did not take it
     */
    void dispatch(Composition composition, Run run) {
        queue.send(run, message(composition, run));
        // When the run has moved on already, a fast worker has reported: nothing to write.
        store.step(run.dispatchedAt());
    }

    private static GenerationRun message(Composition composition, Run run) {
        var branch = run.id().branch();
        return new GenerationRun(
                GenerationRun.VERSION,
                GenerationRun.KIND,
                composition.id().value(),
                branch == null ? null : branch.value(),
                composition.prompt(),
                composition.objects().stream()
                        .map(object -> new Thing(object.id(), object.label()))
                        .toList(),
                composition.placements().stream()
                        .map(at -> new GenerationRun.Placement(at.objectId(), at.x(), at.y(), at.width(), at.height()))
                        .toList(),
                run.feedback().stream().map(DispatchRun::wish).toList(),
                branch == null ? null : source(run.origin()),
                composition.width(),
                composition.height(),
                run.totalSteps(),
                composition.seed(),
                run.imagePrefix(),
                run.callbackUrl(),
                run.deadline());
    }

    private static Source source(Run.Origin origin) {
        int step = origin.node() instanceof NodeId.Image image ? image.step() : 0;
        return new Source(origin.node().value(), origin.imageKey(), step);
    }

    private static Wish wish(Feedback feedback) {
        return new Wish(
                feedback.id(),
                feedback.area(),
                feedback.type(),
                feedback.text(),
                feedback.imageKey(),
                box(feedback.bbox()),
                point(feedback.point()));
    }

    private static @Nullable Box box(Feedback.@Nullable Box box) {
        return box == null ? null : new Box(box.x(), box.y(), box.width(), box.height());
    }

    private static @Nullable Point point(Feedback.@Nullable Point point) {
        return point == null ? null : new Point(point.x(), point.y());
    }
}
