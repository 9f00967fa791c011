package dev.darkroom.jobs.api;

import dev.darkroom.jobs.JobLimits;
import dev.darkroom.storage.UploadTerms;
import io.micronaut.core.annotation.Introspected;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a client knows of a photo before it uploads it; all of it is bound into the upload link.
 *
 * @param size bytes, at most 25 MiB
 * @param sha256 of the content, in hexadecimal or base64
 */
@Introspected
record ItemTerms(
        @NotNull @Pattern(regexp = "image/(jpeg|png|webp)", message = "must be image/jpeg, image/png or image/webp")
        String contentType,

        @NotNull @Min(1) @Max(JobLimits.MAX_PHOTO_BYTES) Long size,

        @Pattern(regexp = "[0-9a-fA-F]{64}|[A-Za-z0-9+/]{43}=", message = "must be a SHA-256 in hexadecimal or base64") @Nullable String sha256) {

    UploadTerms terms() {
        return new UploadTerms(contentType, size, sha256 == null ? null : hex(sha256));
    }

    private static String hex(String sha256) {
        return sha256.endsWith("=")
                ? HexFormat.of().formatHex(Base64.getDecoder().decode(sha256))
                : sha256.toLowerCase(Locale.ROOT);
    }
}
