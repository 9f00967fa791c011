package dev.darkroom.identity;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The RS256 keys between two changes: one that signs, and beside it the one before, until its last token has ended, or the
 * one after, until everybody can know it. Immutable; its text is a JSON Web Key Set.
 *
 * <p>Each key says itself from when on it signs ({@code nbf}) and until when it is published ({@code exp}; without one,
 * until it is replaced). So a rotation is one write and time does the rest: no later step can be forgotten or lost.
 */
public final class KeyRing {
    /** Live keys at most: who verifies keeps them all, and two are enough to sign nobody out. */
    static final int MOST = 2;

    /** How old what somebody knows of the keys may be: environments of ours keep them so long, and clients again. */
    public static final Duration KEPT = Duration.ofMinutes(5);

    /** How long a new key is published before it signs. */
    public static final Duration LEAD = Duration.ofMinutes(15);

    /** No token may live longer: an old key is published until the last that it signed has ended. */
    static final Duration LONGEST_TOKEN = NameTokens.LONGEST_LIFE;

    /** By how much the clock of whoever verifies may be behind. */
    private static final Duration LEEWAY = Duration.ofMinutes(1);

    private static final Duration TOKENS_END = LONGEST_TOKEN.plus(LEEWAY);

    static {
        if (LEAD.compareTo(KEPT.multipliedBy(2)) < 0) {
            throw new AssertionError("a key must be known everywhere before it signs");
        }
    }

    private static final String GENERATION = "generation";

    private final long generation;
    private final JWKSet keys;

    private KeyRing(long generation, List<RSAKey> keys) {
        this.generation = generation;
        this.keys = new JWKSet(List.copyOf(keys), Map.of(GENERATION, generation));
    }

    /**
     * Reads what {@link #text} wrote, or a plain set that somebody put.
     *
     * @throws IllegalStateException when it is none of RSA keys; neither the text nor the parser's message, which quotes
     *     it, is told
     */
    public static KeyRing of(String text) {
        try {
            var set = JWKSet.parse(text);
            var keys = new ArrayList<RSAKey>();
            for (JWK key : set.getKeys()) {
                keys.add(key.toRSAKey());
            }
            var counted = set.getAdditionalMembers().get(GENERATION) instanceof Number number
                    ? number.longValue()
                    : keys.isEmpty() ? 0 : 1;
            return new KeyRing(counted, keys);
        } catch (ParseException | ClassCastException e) {
            throw new IllegalStateException("a secret of the signing keys holds no JSON Web Key Set of RSA keys");
        }
    }

    /** All of it: a secret, unless these are {@link #publicHalves}. */
    public String text() {
        return keys.toString(false);
    }

    /** How many changes made it, 0 before the first key. Two rings of one generation are the same. */
    public long generation() {
        return generation;
    }

    /** What verifiers need, and nothing that could sign. */
    public KeyRing publicHalves() {
        return new KeyRing(generation, all().map(RSAKey::toPublicJWK).toList());
    }

    /** The live keys as {@code GET /.well-known/jwks.json} answers them: public members, without our times. */
    Map<String, Object> published(Instant now) {
        return new JWKSet(live(now)
                        .map(key -> (JWK) new RSAKey.Builder(key.toPublicJWK())
                                .notBeforeTime(null)
                                .expirationTime(null)
                                .build())
                        .toList())
                .toJSONObject(true);
    }

    /** The newest key whose time to sign has come, whose tokens can all end before it does, and that verifiers know. */
    Optional<RSAKey> signer(Instant now, KeyRing known) {
        return all().filter(key -> !signsFrom(key).isAfter(now))
                .filter(key -> publishedUntil(key)
                        .map(end -> !end.isBefore(now.plus(TOKENS_END)))
                        .orElse(true))
                .filter(key -> known.has(key.getKeyID()))
                .max(Comparator.comparing(KeyRing::signsFrom));
    }

    boolean has(String kid) {
        return keys.getKeyByKeyId(kid) != null;
    }

    /** Keys that verify, oldest first. */
    Stream<RSAKey> live(Instant now) {
        return all().filter(key -> publishedUntil(key).map(now::isBefore).orElse(true))
                .sorted(Comparator.comparing(KeyRing::signsFrom));
    }

    /** The key that is published and does not sign yet. */
    Optional<RSAKey> next(Instant now) {
        return live(now).filter(key -> signsFrom(key).isAfter(now)).findFirst();
    }

    /** The next ring: what is live, to end after its last token, and this key, to sign from then on. */
    KeyRing succeeded(RSAKey key, Instant from, Instant now) {
        var end = date(from.plus(KEPT).plus(TOKENS_END));
        var next = new ArrayList<>(live(now)
                .map(old -> publishedUntil(old).isPresent()
                        ? old
                        : new RSAKey.Builder(old).expirationTime(end).build())
                .toList());
        next.add(signingFrom(key, from));
        return new KeyRing(generation + 1, next);
    }

    /** The next ring: without that key, whose tokens end now; {@code spare} signs at once if no other lasting key is left. */
    KeyRing without(String kid, Supplier<RSAKey> spare, Instant now) {
        var left = live(now).filter(key -> !key.getKeyID().equals(kid)).toList();
        var next = new ArrayList<>(
                left.stream().filter(key -> publishedUntil(key).isPresent()).toList());
        var lasting = left.stream()
                .filter(key -> publishedUntil(key).isEmpty())
                .findFirst()
                .orElseGet(spare);
        next.add(
                signsFrom(lasting).isAfter(now) || lasting.getNotBeforeTime() == null
                        ? signingFrom(lasting, now)
                        : lasting);
        return new KeyRing(generation + 1, next);
    }

    static Instant signsFrom(RSAKey key) {
        return Optional.ofNullable(key.getNotBeforeTime()).map(Date::toInstant).orElse(Instant.EPOCH);
    }

    static Optional<Instant> publishedUntil(RSAKey key) {
        return Optional.ofNullable(key.getExpirationTime()).map(Date::toInstant);
    }

    private static RSAKey signingFrom(RSAKey key, Instant from) {
        return new RSAKey.Builder(key).notBeforeTime(date(from)).build();
    }

    /** As the text keeps it, in whole seconds: a ring is the same before it is written and after it is read. */
    private static Date date(Instant instant) {
        return Date.from(instant.truncatedTo(ChronoUnit.SECONDS));
    }

    private Stream<RSAKey> all() {
        return keys.getKeys().stream().map(RSAKey.class::cast);
    }

    /** Which keys, never what they are. */
    @Override
    public String toString() {
        return "keys of generation " + generation + ": "
                + all().map(RSAKey::getKeyID).toList();
    }
}
