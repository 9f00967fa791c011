package dev.darkroom.kernel;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/**
 * Makes the bodies of ids: ULIDs, 48 bits of milliseconds and 80 random bits in Crockford base 32, so that ids sort by
 * the time of their making and cannot be guessed.
 *
 * <p>Every id draws all of its 80 bits anew. The ULID and UUIDv7 libraries that we looked at count upwards within one
 * millisecond instead, which makes the neighbour of an id that one has seen guessable.
 */
public final class IdSource {
    /** Characters of one body. */
    public static final int LENGTH = 26;

    private static final char[] ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ".toCharArray();
    private static final int TIME_CHARACTERS = 10;

    private final InstantSource clock;
    private final RandomGenerator random;

    /** For tests that need known ids; the product uses {@link #secure}. */
    public IdSource(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /** Unguessable ids. */
    public static IdSource secure(InstantSource clock) {
        return new IdSource(clock, new SecureRandom());
    }

    /** 26 characters; later calls sort after earlier ones, to the millisecond. */
    public String next() {
        var body = new char[LENGTH];
        long millis = clock.millis();
        for (int i = TIME_CHARACTERS - 1; i >= 0; i--) {
            body[i] = ALPHABET[(int) (millis & 31)];
            millis >>>= 5;
        }
        var bytes = new byte[LENGTH - TIME_CHARACTERS];
        random.nextBytes(bytes);
        for (int i = 0; i < bytes.length; i++) {
            body[TIME_CHARACTERS + i] = ALPHABET[bytes[i] & 31];
        }
        return new String(body);
    }
}
