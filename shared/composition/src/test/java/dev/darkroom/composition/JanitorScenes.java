package dev.darkroom.composition;

import static dev.darkroom.composition.Staging.aRunningBranch;
import static dev.darkroom.composition.Staging.as;
import static dev.darkroom.composition.Staging.dueRound;
import static dev.darkroom.composition.Staging.endUntold;
import static dev.darkroom.composition.Staging.withoutQueue;

import dev.darkroom.composition.CrashScene.Act;
import dev.darkroom.kernel.RunId;
import dev.darkroom.testing.crash.Scene.Healing;
import java.util.List;
import java.util.function.Function;

/** What the janitor does by itself. */
final class JanitorScenes {
    static final List<CrashScene> ALL = List.of(
            new CrashScene(
                    "bury a dead letter", Healing.REPEAT_OR_JANITOR, "the queue, which gives it again", house -> {
                        var branch = aRunningBranch(house, 1);
                        house.queue.clear();
                        return as(house, dying -> dying.sweepRuns.bury(branch));
                    }),
            sweep("sweep: a run that was not sent", house -> {
                withoutQueue(house, house::aSession);
                return dueRound(house);
            }),
            sweep("sweep: a run of a session that is being deleted", house -> {
                withoutQueue(house, () -> house.store.close(house.aSession(), new Reader.Anyone()));
                return dueRound(house);
            }),
            sweep("sweep: a run past its deadline", house -> {
                aRunningBranch(house, 1);
                return dueRound(house);
            }),
            sweep("sweep: a run that has ended", house -> {
                endUntold(house, RunId.main(house.aSession()));
                return dueRound(house);
            }),
            sweep("sweep: a run that has ended", house -> {
                house.make(RunId.main(house.aSession()));
                return dueRound(house);
            }));

    private JanitorScenes() {}

    private static CrashScene sweep(String useCase, Function<CompositionHouse, Act> stage) {
        return new CrashScene(useCase, Healing.NEXT_ROUND, "the next round", stage);
    }
}
