package dev.darkroom.storage;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an upload must be; the store refuses a body that differs.
 *
 * @param contentType media type, at most 255 characters
 * @param size length in bytes, 0 or more
 * @param sha256 SHA-256 of the body as 64 lower-case hexadecimal digits, as {@code sha256sum} prints it
 */
public record UploadTerms(
        @Nullable String contentType,
        @Nullable Long size,
        @Nullable String sha256) {

    /** Nothing is known of the upload but its key. */
    public static final UploadTerms OPEN = new UploadTerms(null, null, null);

    private static final Pattern MEDIA_TYPE = Pattern.compile("[\\x21-\\x7e][\\x20-\\x7e]{0,254}");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    /** Refuses terms that could not be written in a header. */
    public UploadTerms {
        if (contentType != null && !MEDIA_TYPE.matcher(contentType).matches()) {
            throw new IllegalArgumentException("contentType is not a media type");
        }
        if (size != null && size < 0) {
            throw new IllegalArgumentException("size is negative: " + size);
        }
        if (sha256 != null && !SHA256.matcher(sha256).matches()) {
            throw new IllegalArgumentException("sha256 is not 64 lower-case hexadecimal digits");
        }
    }
}
