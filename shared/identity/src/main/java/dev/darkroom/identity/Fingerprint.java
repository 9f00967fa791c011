package dev.darkroom.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256: what may be kept of a secret that nobody can guess, and of a name that is nobody's business. */
public final class Fingerprint {
    private Fingerprint() {}

    /** 32 bytes. */
    public static byte[] of(byte[] secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Of its UTF-8, in hex. */
    public static String of(String secret) {
        return HexFormat.of().formatHex(of(secret.getBytes(StandardCharsets.UTF_8)));
    }
}
