package dev.darkroom.identity;

import com.nimbusds.jose.jwk.RSAKey;
import dev.darkroom.kernel.Outcome;
import dev.darkroom.kernel.Problem;
import dev.darkroom.kernel.Problem.Kind;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * What an operator does with the signing keys. Any number of commands at once, and one that died half-way and is repeated,
 * come to the same: at most two live keys, of which none is lost.
 */
@Singleton
public final class KeyRotation {
    /** Longer, and the key before could end before it is replaced. */
    private static final Duration LONGEST_LEAD = Duration.ofDays(1);

    private static final int MAX_TRIES = 5;

    private final KeyVault vault;
    private final InstantSource clock;
    private final Supplier<RSAKey> newKeys;

    @Inject
    public KeyRotation(KeyVault vault, InstantSource clock) {
        this(vault, clock, SigningKeys::newKey);
    }

    KeyRotation(KeyVault vault, InstantSource clock, Supplier<RSAKey> newKeys) {
        this.vault = vault;
        this.clock = clock;
        this.newKeys = newKeys;
    }

    /**
     * A live key.
     *
     * @param publishedUntil when it is dropped, its last token having ended; empty until it is replaced
     */
    public record LiveKey(String id, Instant signsFrom, Optional<Instant> publishedUntil) {}

    /**
     * How the keys stand.
     *
     * @param keys oldest first
     * @param alreadyDone whether nothing was left to do
     */
    public record Rotation(List<LiveKey> keys, boolean alreadyDone) {}

    /** What a command makes of the ring. */
    private sealed interface Step {
        record To(KeyRing next) implements Step {}

        record Stay() implements Step {}

        record Refuse(Problem problem) implements Step {}
    }

    /**
     * Publishes a new key that signs when {@code lead} has passed; the one before stays until its last token has ended.
     * While a new key waits to sign, that is the one; refuses with {@code CONFLICT} while two sign or verify.
     *
     * @param lead 0 to a day; {@link KeyRing#LEAD} lets everybody know the key before they meet it
     */
    public Outcome<Rotation> rotate(Duration lead) {
        if (lead.isNegative() || lead.compareTo(LONGEST_LEAD) > 0) {
            return Outcome.refused(
                    Problem.invalid("lead_seconds", "must be between 0 and " + LONGEST_LEAD.toSeconds()));
        }
        return change((ring, now) -> {
            var live = ring.live(now).toList();
            if (ring.next(now).isPresent()) {
                return new Step.Stay();
            }
            return live.size() < KeyRing.MOST
                    ? new Step.To(ring.succeeded(newKeys.get(), live.isEmpty() ? now : now.plus(lead), now))
                    : new Step.Refuse(busy(live.getFirst()));
        });
    }

    private static Problem busy(RSAKey oldest) {
        var until = KeyRing.publishedUntil(oldest).map(Instant::toString).orElse("it is revoked");
        return Problem.of(
                Kind.CONFLICT,
                "Key " + oldest.getKeyID() + " still verifies tokens, until " + until
                        + ". Rotate again then; if it is in wrong hands, revoke it now.");
    }

    /**
     * Drops a key that is in wrong hands: its tokens are refused within {@link KeyRing#KEPT}, and who held one signs in
     * again. If it was to sign, another does at once.
     */
    public Outcome<Rotation> revoke(String kid) {
        return change(
                (ring, now) -> ring.live(now).anyMatch(key -> key.getKeyID().equals(kid))
                        ? new Step.To(ring.without(kid, newKeys, now))
                        : new Step.Stay());
    }

    private Outcome<Rotation> change(BiFunction<KeyRing, Instant, Step> command) {
        for (int tries = 0; tries < MAX_TRIES; tries++) {
            vault.refresh();
            var ring = vault.held();
            if (vault.published().generation() < ring.generation()) {
                vault.publish(ring);
            }
            var now = clock.instant();
            switch (command.apply(ring, now)) {
                case Step.Stay stay -> {
                    return Outcome.done(rotation(ring, now, true));
                }
                case Step.Refuse refuse -> {
                    return Outcome.refused(refuse.problem());
                }
                case Step.To to -> {
                    if (vault.put(to.next())) {
                        vault.publish(to.next());
                        return Outcome.done(rotation(to.next(), now, false));
                    }
                }
            }
        }
        return Outcome.refused(Kind.CONFLICT, "Others are changing the keys. Look at what they did and try again.");
    }

    private static Rotation rotation(KeyRing ring, Instant now, boolean alreadyDone) {
        var keys = ring.live(now)
                .map(key -> new LiveKey(key.getKeyID(), KeyRing.signsFrom(key), KeyRing.publishedUntil(key)))
                .toList();
        return new Rotation(keys, alreadyDone);
    }
}
