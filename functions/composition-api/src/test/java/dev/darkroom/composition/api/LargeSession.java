package dev.darkroom.composition.api;

import dev.darkroom.composition.Composition;
import dev.darkroom.composition.CompositionStore;
import dev.darkroom.composition.CompositionStore.Created;
import dev.darkroom.composition.CompositionStore.Terms;
import dev.darkroom.composition.Feedback;
import dev.darkroom.composition.NodeId;
import dev.darkroom.composition.Run;
import dev.darkroom.composition.RunState;
import dev.darkroom.kernel.BranchId;
import dev.darkroom.kernel.IdSource;
import dev.darkroom.kernel.RunId;
import dev.darkroom.kernel.SessionId;
import dev.darkroom.testing.SteppedClock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Writes sessions of any size, run by run, as if workers had made them. */
final class LargeSession {
    /** Of every run that is not its last step yet. */
    static final String ATTEMPT = "a";

    private static final Terms FREE = new Terms(null, null);

    final SessionId id;
    private final CompositionStore store;
    private final SteppedClock clock = SteppedClock.now();
    private final IdSource ids = IdSource.secure(clock);
    private final Composition composition;
    private int lanes;

    /** Of a main line that has all its images. */
    LargeSession(CompositionStore store, int totalSteps) {
        this.store = store;
        id = SessionId.next(ids);
        composition =
                new Composition(id, "a boat", List.of(), List.of(), 512, 512, totalSteps, 42, null, clock.instant());
        var origin = new Run.Origin(new NodeId.Prompt(id), null, 0);
        written(store.create(composition, run(RunId.main(id), origin, List.of(), totalSteps), FREE));
    }

    /** Adds a branch that has so many of its images; one that lacks some is at work. */
    RunId branch(List<Feedback> feedback, int images) {
        // ids are in order to the millisecond
        clock.advance(Duration.ofMillis(1));
        lanes++;
        var source = new NodeId.Image(RunId.main(id), 1 + lanes % composition.totalSteps());
        var origin = new Run.Origin(source, Run.folder(source.run()) + source.step() + ".jpg", source.step());
        var branch = run(new RunId(id, BranchId.next(ids)), origin, feedback, images);
        written(store.create(branch, FREE));
        return branch.id();
    }

    private static void written(Created created) {
        if (!(created instanceof Created.Ok)) {
            throw new AssertionError(created);
        }
    }

    private Run run(RunId run, Run.Origin origin, List<Feedback> feedback, int images) {
        boolean done = images == composition.totalSteps();
        var deadline = clock.instant().plus(Duration.ofMinutes(10));
        return new Run(
                run,
                1,
                done ? RunState.DONE : RunState.RUNNING,
                origin,
                feedback,
                lanes,
                IntStream.rangeClosed(1, images).mapToObj(step -> step + ".jpg").toList(),
                composition.totalSteps(),
                null,
                "https://api.example.com/generations/" + run.value() + "/callback",
                true,
                ATTEMPT,
                Set.of(),
                clock.instant(),
                deadline,
                done ? null : deadline,
                null);
    }
}
