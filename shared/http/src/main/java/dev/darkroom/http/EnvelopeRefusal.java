package dev.darkroom.http;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import org.jspecify.annotations.Nullable;

/**
 * How the API's description names the body of a refusal in the envelope dialect. It is written as an {@link Envelope}.
 *
 * @param success always false
 * @param data always null
 */
public record EnvelopeRefusal(
        boolean success,

        @Schema(nullable = false, requiredMode = RequiredMode.REQUIRED) @Nullable Object data,

        Envelope.Fault error,
        Envelope.Meta meta) {}
