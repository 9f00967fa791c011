package dev.darkroom.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What a device proves itself by. The text is a secret of the device, so that neither it nor anything from which it
 * could be found again is stored: it has at least 32 characters, which makes its SHA-256 safe to keep.
 */
public final class DeviceHash {
    public static final int MIN_LENGTH = 32;
    public static final int MAX_LENGTH = 128;

    private final String fingerprint;

    /** @throws IllegalArgumentException when the secret is shorter or longer than the contract allows */
    public DeviceHash(String secret) {
        if (secret.length() < MIN_LENGTH || secret.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "a device hash has " + MIN_LENGTH + " to " + MAX_LENGTH + " characters, not " + secret.length());
        }
        this.fingerprint = sha256(secret);
    }

    /** SHA-256 in hex: what may be stored. */
    public String fingerprint() {
        return fingerprint;
    }

    private static String sha256(String secret) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
