package dev.darkroom.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The body of every answer in the envelope dialect. A controller makes it by {@link Reply} and leaves {@code meta} out;
 * the edge fills it in. The API's description knows it as the body of a success; that of a refusal is
 * {@link EnvelopeRefusal}.
 *
 * @param data the answer; null on a failure
 * @param error why it was refused; null on success
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Envelope<T>(
        boolean success,

        @Schema(nullable = false, requiredMode = RequiredMode.REQUIRED) @Nullable T data,

        @Schema(hidden = true) @Nullable Fault error,

        @Schema(nullable = false, requiredMode = RequiredMode.REQUIRED) @Nullable Meta meta) {
    /**
     * @param code one of the contract's codes
     * @param message one sentence for people
     * @param details members for programs, such as {@code fields} or {@code missing}
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Fault(
            @Schema(
                    pattern = "^(AUTH_REQUIRED|AUTH_INVALID|NOT_FOUND|INVALID_REQUEST|INSUFFICIENT_CREDITS"
                            + "|RULE_SLOT_FULL|CONCURRENCY_LIMIT|JOB_NOT_FOUND|JOB_WRONG_STATE|INTERNAL_ERROR"
                            + "|RATE_LIMITED|CONFLICT|PRECONDITION_FAILED|CALLBACK_UNAUTHORIZED)$")
            String code,

            String message,
            @Schema(nullable = false) @Nullable Map<String, Object> details) {}

    /** @param requestId under which the logs have this request */
    public record Meta(String requestId, Instant timestamp) {}

    static <T> Envelope<T> of(T data) {
        return new Envelope<>(true, data, null, null);
    }

    Envelope<T> with(Meta meta) {
        return new Envelope<>(success, data, error, meta);
    }
}
