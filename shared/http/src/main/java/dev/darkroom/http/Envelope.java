package dev.darkroom.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The body of every answer in the envelope dialect. A controller makes it by {@link Reply} and leaves {@code meta} out;
 * the edge fills it in.
 *
 * @param data the answer; null on a failure
 * @param error why it was refused; null on success
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Envelope<T>(
        boolean success,
        @Nullable T data,
        @Nullable Fault error,
        @Nullable Meta meta) {
    /**
     * @param code one of the contract's codes
     * @param message one sentence for people
     * @param details members for programs, such as {@code fields} or {@code missing}
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Fault(
            String code, String message, @Nullable Map<String, Object> details) {}

    /** @param requestId under which the logs have this request */
    public record Meta(String requestId, Instant timestamp) {}

    static <T> Envelope<T> of(T data) {
        return new Envelope<>(true, data, null, null);
    }

    Envelope<T> with(Meta meta) {
        return new Envelope<>(success, data, error, meta);
    }
}
