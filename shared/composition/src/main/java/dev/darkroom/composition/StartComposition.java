package dev.darkroom.composition;

import dev.darkroom.composition.CompositionCheck.Checked;
import dev.darkroom.composition.CompositionStore.Created;
import dev.darkroom.composition.CompositionStore.Terms;
import dev.darkroom.composition.RunQueue.RunNotQueued;
import dev.darkroom.kernel.IdSource;
import dev.darkroom.kernel.Outcome;
import dev.darkroom.kernel.RunId;
import dev.darkroom.kernel.SessionId;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Begins a composition: its rows, its credit and the caller's key in one write, then its first run is queued. */
@Singleton
public final class StartComposition {
    private static final Logger LOG = LoggerFactory.getLogger(StartComposition.class);

    private final CompositionStore store;
    private final RunCredits credits;
    private final DispatchRun dispatch;
    private final CompositionLimits limits;
    private final IdSource ids;
    private final InstantSource clock;

    StartComposition(
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
     * Begins it, and tells its first run. Refuses with {@code AUTH_INVALID}, {@code INSUFFICIENT_CREDITS} or {@code CONFLICT} (key). A queue that does not take the run
     * now gets it from the janitor.
     */
    public Outcome<RunId> start(Checked wish, Asking asking) {
        var id = SessionId.next(ids);
        var composition = composition(id, wish, asking);
        var main = main(composition, asking);
        var made = credits.make(
                asking.user(), main.id(), hold -> store.create(composition, main, new Terms(hold, asking.key())));
        return switch (made) {
            case Outcome.Refused<RunCredits.Made> refused -> asking.repeatOr(refused.problem(), store);
            case Outcome.Done<RunCredits.Made> done ->
                switch (done.value().created()) {
                    case Created.Ok ok -> {
                        queue(composition, main);
                        yield Outcome.done(main.id());
                    }
                    case Created.KeyUsed used -> asking.repeat(used.used());
                    case Created.NoComposition none -> throw new IllegalStateException("a first run needs none");
                    case Created.AccountMoved moved -> throw new IllegalStateException("not an end: " + moved);
                };
        };
    }

    /** Rows keep milliseconds. */
    private Composition composition(SessionId id, Checked wish, Asking asking) {
        var seed = wish.seed();
        return new Composition(
                id,
                wish.prompt(),
                wish.objects(),
                wish.placements(),
                wish.width(),
                wish.height(),
                wish.totalSteps(),
                // as random as the id is, and known again from it
                seed == null ? Integer.toUnsignedLong(id.value().hashCode()) : seed,
                asking.user(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }

    private Run main(Composition composition, Asking asking) {
        var id = RunId.main(composition.id());
        return asking.run(
                id,
                new Run.Origin(new NodeId.Prompt(composition.id()), null, 0),
                List.of(),
                0,
                composition,
                limits,
                composition.createdAt());
    }

    private void queue(Composition composition, Run main) {
        try {
            dispatch.dispatch(composition, main);
        } catch (RunNotQueued later) {
            LOG.warn("{} is not queued yet; the janitor does it in {}", main.id(), limits.resendAfter(), later);
        }
    }
}
