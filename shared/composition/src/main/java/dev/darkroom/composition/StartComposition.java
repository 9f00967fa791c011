package dev.darkroom.composition;

import dev.darkroom.composition.CompositionCheck.Checked;
import dev.darkroom.composition.CompositionStore.Created;
import dev.darkroom.composition.CompositionStore.KeyOf;
import dev.darkroom.composition.CompositionStore.Terms;
import dev.darkroom.composition.RunQueue.RunNotQueued;
import dev.darkroom.kernel.IdSource;
import dev.darkroom.kernel.IdempotencyKey;
import dev.darkroom.kernel.Outcome;
import dev.darkroom.kernel.RunId;
import dev.darkroom.kernel.SessionId;
import dev.darkroom.kernel.UserId;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
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
     * Who asks for a run.
     *
     * @param user whose token was sent, and whose credit is held; null when none was
     * @param api where workers reach this API, without a slash at the end
     * @param key makes a repeat come to the same; null when there is none
     */
    public record Asking(
            @Nullable UserId user, String api, @Nullable KeyOf key) {
        String callback(RunId run) {
            return api + "/generations/" + run.value() + "/callback";
        }
    }

    /**
     * Begins it. Refuses with {@code AUTH_INVALID}, {@code INSUFFICIENT_CREDITS} or {@code CONFLICT} (key). A queue that does not take the run
     * now gets it from the janitor.
     */
    public Outcome<SessionId> start(Checked wish, Asking asking) {
        var id = SessionId.next(ids);
        var composition = composition(id, wish, asking);
        var main = main(composition, asking);
        var made = credits.make(
                asking.user(), main.id(), hold -> store.create(composition, main, new Terms(hold, asking.key())));
        return switch (made) {
            case Outcome.Refused<RunCredits.Made> refused -> repeatOr(refused, asking);
            case Outcome.Done<RunCredits.Made> done ->
                switch (done.value().created()) {
                    case Created.Ok ok -> {
                        queue(composition, main);
                        yield Outcome.done(id);
                    }
                    case Created.KeyUsed used -> repeat(used.used(), asking);
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
        return fresh(
                id,
                new Run.Origin(new NodeId.Prompt(composition.id()), null, 0),
                List.of(),
                0,
                composition,
                asking,
                limits,
                composition.createdAt());
    }

    /** A run that nobody has seen yet. */
    static Run fresh(
            RunId id,
            Run.Origin origin,
            List<Feedback> feedback,
            int lane,
            Composition composition,
            Asking asking,
            CompositionLimits limits,
            Instant now) {
        return new Run(
                id,
                1,
                RunState.QUEUED,
                origin,
                feedback,
                lane,
                List.of(),
                composition.totalSteps(),
                asking.user(),
                asking.callback(id),
                false,
                null,
                Set.of(),
                now,
                now.plus(limits.deadline()),
                now.plus(limits.resendAfter()),
                null);
    }

    private void queue(Composition composition, Run main) {
        try {
            dispatch.dispatch(composition, main);
        } catch (RunNotQueued later) {
            LOG.warn("{} is not queued yet; the janitor does it in {}", main.id(), limits.resendAfter(), later);
        }
    }

    /** A repeat is answered even when the account could not begin the run once more. */
    private Outcome<SessionId> repeatOr(Outcome.Refused<?> refused, Asking asking) {
        var key = asking.key();
        return Optional.ofNullable(key)
                .flatMap(store::findKey)
                .map(used -> repeat(used, asking))
                .orElseGet(() -> Outcome.refused(refused.problem()));
    }

    private static Outcome<SessionId> repeat(CompositionStore.UsedKey used, Asking asking) {
        var key = Objects.requireNonNull(asking.key());
        return used.requestHash().equals(key.key().requestHash())
                ? Outcome.done(used.run().session())
                : Outcome.refused(IdempotencyKey.usedOtherwise());
    }
}
