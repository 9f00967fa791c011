package dev.darkroom.composition;

import dev.darkroom.composition.CompositionStore.Created;
import dev.darkroom.composition.CompositionStore.Terms;
import dev.darkroom.composition.RunQueue.RunNotQueued;
import dev.darkroom.kernel.BranchId;
import dev.darkroom.kernel.IdSource;
import dev.darkroom.kernel.Outcome;
import dev.darkroom.kernel.Problem.Kind;
import dev.darkroom.kernel.RunId;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Begins a branch from a node of a composition. Any number may run at once; they share nothing but the count of their lanes. */
@Singleton
public final class CreateBranch {
    private static final Logger LOG = LoggerFactory.getLogger(CreateBranch.class);

    private final CompositionStore store;
    private final RunCredits credits;
    private final DispatchRun dispatch;
    private final CompositionLimits limits;
    private final IdSource ids;
    private final InstantSource clock;

    CreateBranch(
            CompositionStore store,
            RunCredits credits,
            DispatchRun dispatch,
            CompositionLimits limits,
            IdSource ids,
            InstantSource clock) {
        this.store = store;
        this.credits = credits;
        this.dispatch = dispatch;
        this.limits = limits;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Begins it. Refuses with {@code NODE_NOT_FOUND}, {@code SESSION_NOT_FOUND}, {@code AUTH_INVALID}, {@code INSUFFICIENT_CREDITS},
     * {@code CONFLICT} (key), or {@code BRANCH_CREATION_FAILED} when the queue does not take it: then nothing is left of it.
     *
     * @param composition that the caller may change
     * @param feedback at least one
     */
    public Outcome<RunId> create(Composition composition, NodeId source, List<Feedback> feedback, Asking asking) {
        var origin = origin(composition, source);
        if (origin.isEmpty()) {
            return Outcome.refused(CompositionProblems.noNode());
        }
        var lane = store.takeLane(composition.id());
        if (lane.isEmpty()) {
            return Outcome.refused(CompositionProblems.noSession());
        }
        var id = new RunId(composition.id(), BranchId.next(ids));
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var branch = asking.run(id, origin.get(), feedback, lane.get().lane(), composition, limits, now);
        var made = credits.make(asking.user(), id, hold -> store.create(branch, new Terms(hold, asking.key())));
        return switch (made) {
            case Outcome.Refused<RunCredits.Made> refused -> asking.repeatOr(refused.problem(), store);
            case Outcome.Done<RunCredits.Made> done ->
                switch (done.value().created()) {
                    case Created.Ok ok ->
                        queue(composition, branch, new Terms(done.value().hold(), asking.key()));
                    case Created.KeyUsed used -> asking.repeat(used.used());
                    case Created.NoComposition none -> Outcome.refused(CompositionProblems.noSession());
                    case Created.AccountMoved moved -> throw new IllegalStateException("not an end: " + moved);
                };
        };
    }

    private Optional<Run.Origin> origin(Composition composition, NodeId source) {
        if (!source.session().equals(composition.id())) {
            return Optional.empty();
        }
        return switch (source) {
            case NodeId.Prompt prompt -> Optional.of(new Run.Origin(prompt, null, 0));
            case NodeId.Image image ->
                store.find(image.run())
                        .filter(run -> image.step() <= run.step())
                        .map(run -> new Run.Origin(
                                image, run.imageKey(image.step()), run.origin().depth() + image.step()));
        };
    }

    private Outcome<RunId> queue(Composition composition, Run branch, Terms terms) {
        try {
            dispatch.dispatch(composition, branch);
            return Outcome.done(branch.id());
        } catch (RunNotQueued refused) {
            LOG.error("branch {} could not be queued and is taken back", branch.id(), refused);
            return withdraw(branch, terms);
        }
    }

    /** When the queue has it after all, a worker that reports is told that there is no such run. */
    private Outcome<RunId> withdraw(Run branch, Terms terms) {
        var settlement = credits.settlement(branch, false).map(RunCredits.Settlement::movement);
        var withdrawn = store.withdraw(branch, new Terms(settlement.orElse(null), terms.key()));
        if (withdrawn) {
            settlement.ifPresent(credits::saw);
        } else {
            LOG.error("branch {} could not be taken back; the janitor queues it again or ends it", branch.id());
        }
        return Outcome.refused(Kind.BRANCH_CREATION_FAILED, "The branch could not be started. Try again in a moment.");
    }
}
