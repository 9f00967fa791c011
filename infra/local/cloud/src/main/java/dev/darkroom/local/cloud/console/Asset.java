package dev.darkroom.local.cloud.console;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;

/**
 * A file as it is sent.
 *
 * @param type media type with its character set
 * @param etag weak, as it names the content in either form
 */
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
record Asset(String type, byte[] plain, byte[] gzipped, String etag) {
    private static final int ETAG_BYTES = 12;

    static Asset of(String type, byte[] content) throws IOException {
        var gzipped = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(gzipped)) {
            gzip.write(content);
        }
        return new Asset(type, content, gzipped.toByteArray(), "W/\"" + digest(content) + "\"");
    }

    private static String digest(byte[] content) {
        try {
            byte[] sha256 = MessageDigest.getInstance("SHA-256").digest(content);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(java.util.Arrays.copyOf(sha256, ETAG_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
