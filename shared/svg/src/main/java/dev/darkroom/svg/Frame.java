package dev.darkroom.svg;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What viewers of a session see: rendered and sanitised.
 *
 * @param svg a document of its own, safe to show
 * @param etag names the content, without quotes: equal frames have equal etags
 */
public record Frame(String svg, String etag) {
    private static final int ETAG_BYTES = 16;

    static Frame of(String svg) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(svg.getBytes(StandardCharsets.UTF_8));
            return new Frame(svg, HexFormat.of().formatHex(hash, 0, ETAG_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java knows SHA-256", e);
        }
    }
}
