package dev.darkroom.identity;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Hashes passwords by Argon2id with the parameters of the OWASP cheat sheet, in the PHC string format: 19 MiB, two
 * passes, one lane. What is hashed with other parameters is verified with those.
 */
@Singleton
public final class Passwords {
    public static final int MIN_LENGTH = 8;
    public static final int MAX_LENGTH = 128;

    /** Said of one that is not allowed. */
    public static final String BOUNDS = "must have " + MIN_LENGTH + " to " + MAX_LENGTH + " characters";

    private static final int KIB = 19 * 1024;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    private static final Pattern PHC = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=([0-9]{1,7}),t=([0-9]{1,2}),p=([0-9]{1,2})\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");

    /** Hashed as {@link #hash} would, and matched by no password that anybody will find. */
    private static final String NOBODYS = phc(new byte[SALT_BYTES], new byte[HASH_BYTES]);

    private final RandomGenerator random;

    @Inject
    Passwords() {
        this(new SecureRandom());
    }

    /** @param random unguessable in the product */
    public Passwords(RandomGenerator random) {
        this.random = random;
    }

    /** Whether somebody may choose it. */
    public static boolean isAllowed(String password) {
        return password.length() >= MIN_LENGTH && password.length() <= MAX_LENGTH;
    }

    /** With a salt of its own, so that equal passwords look different. Takes some tens of milliseconds, by design. */
    public String hash(String password) {
        var salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        var hash = argon2(password, salt, KIB, PASSES, LANES, HASH_BYTES);
        return phc(salt, hash);
    }

    /** False after as long as {@link #matches} takes for what {@link #hash} makes: for a password of nobody. */
    public boolean matchesNobody(String password) {
        return matches(password, NOBODYS);
    }

    private static String phc(byte[] salt, byte[] hash) {
        return "$argon2id$v=19$m=" + KIB + ",t=" + PASSES + ",p=" + LANES + "$" + encoded(salt) + "$" + encoded(hash);
    }

    /**
     * Whether this password was hashed; compares in constant time.
     *
     * @throws IllegalStateException when what was kept is no hash of ours
     */
    public boolean matches(String password, String kept) {
        var phc = PHC.matcher(kept);
        if (!phc.matches()) {
            throw new IllegalStateException("what is kept of a password is no Argon2id hash");
        }
        var salt = Base64.getDecoder().decode(phc.group(4));
        var expected = Base64.getDecoder().decode(phc.group(5));
        var given = argon2(
                password,
                salt,
                Integer.parseInt(phc.group(1)),
                Integer.parseInt(phc.group(2)),
                Integer.parseInt(phc.group(3)),
                expected.length);
        return MessageDigest.isEqual(given, expected);
    }

    private static byte[] argon2(String password, byte[] salt, int kib, int passes, int lanes, int length) {
        var generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(kib)
                .withIterations(passes)
                .withParallelism(lanes)
                .withSalt(salt)
                .build());
        var hash = new byte[length];
        generator.generateBytes(password.getBytes(UTF_8), hash);
        return hash;
    }

    private static String encoded(byte[] bytes) {
        return new String(Base64.getEncoder().withoutPadding().encode(bytes), US_ASCII);
    }
}
