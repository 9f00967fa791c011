package dev.darkroom.composition;

import dev.darkroom.composition.CompositionStore.KeyOf;
import dev.darkroom.composition.CompositionStore.UsedKey;
import dev.darkroom.kernel.IdempotencyKey;
import dev.darkroom.kernel.Outcome;
import dev.darkroom.kernel.Problem;
import dev.darkroom.kernel.RunId;
import dev.darkroom.kernel.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who asks for a run, and how. Owns what every run takes from the request that begins it; never who may ask.
 *
 * @param user whose token was sent, and whose credit is held; null when none was
 * @param api where workers reach this API, without a slash at the end
 * @param key makes a repeat come to the same; null when there is none
 */
public record Asking(
        @Nullable UserId user, String api, @Nullable KeyOf key) {

    /**
     * A run that nobody has seen yet.
     *
     * @param feedback empty for a main line
     */
    Run run(
            RunId id,
            Run.Origin origin,
            List<Feedback> feedback,
            int lane,
            Composition composition,
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
                user,
                api + "/generations/" + id.value() + "/callback",
                false,
                null,
                Set.of(),
                now,
                now.plus(limits.deadline()),
                now.plus(limits.resendAfter()),
                null);
    }

    /** The answer to a request whose key was used before: the same run if it was the same request, else {@code CONFLICT}. */
    Outcome<RunId> repeat(UsedKey used) {
        return key != null && used.requestHash().equals(key.key().requestHash())
                ? Outcome.done(used.run())
                : Outcome.refused(IdempotencyKey.usedOtherwise());
    }

    /** A repeat is answered even when the account could not begin the run once more; what is none is refused. */
    Outcome<RunId> repeatOr(Problem refused, CompositionStore store) {
        return Optional.ofNullable(key)
                .flatMap(store::findKey)
                .map(this::repeat)
                .orElseGet(() -> Outcome.refused(refused));
    }
}
