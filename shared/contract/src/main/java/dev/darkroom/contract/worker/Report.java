package dev.darkroom.contract.worker;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.darkroom.contract.Json;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a worker says about a run of rules. */
public sealed interface Report extends WorkerReport {
    /** The worker has begun, or is still at work: the heartbeat. */
    record Running(String attempt) implements Report {}

    /** A photo's result and preview lie in the bucket. */
    record PhotoDone(String attempt, int idx, String outputKey, String previewKey, String idempotencyKey)
            implements Report {}

    /** A photo cannot be processed; the error is a sentence for its owner. */
    record PhotoFailed(String attempt, int idx, String error, String idempotencyKey) implements Report {}

    @Override
    default String toJson() {
        return Json.write(
                switch (this) {
                    case Running r -> new Wire(r.attempt, null, "running", null, null, null, null);
                    case PhotoDone d ->
                        new Wire(d.attempt, d.idx, "done", d.outputKey, d.previewKey, null, d.idempotencyKey);
                    case PhotoFailed f -> new Wire(f.attempt, f.idx, "failed", null, null, f.error, f.idempotencyKey);
                });
    }

    /**
     * Reads a report; empty when a member that its status needs is missing or out of bounds.
     *
     * @throws JsonProcessingException when the text is not JSON of this shape
     */
    static Optional<Report> parse(String json) throws JsonProcessingException {
        return Optional.ofNullable(Json.read(json, Wire.class)).flatMap(Wire::report);
    }

    /** All members that a report may have. */
    record Wire(
            @Nullable String attempt,
            @Nullable Integer idx,
            @Nullable String status,
            @Nullable String outputKey,
            @Nullable String previewKey,
            @Nullable String error,
            @Nullable String idempotencyKey) {

        private Optional<Report> report() {
            if (attempt == null || attempt.isBlank() || attempt.length() > MAX_ATTEMPT || status == null) {
                return Optional.empty();
            }
            return switch (status) {
                case "running" -> Optional.of(new Running(attempt));
                case "done" -> done(attempt);
                case "failed" -> failed(attempt);
                default -> Optional.empty();
            };
        }

        private Optional<Report> done(String by) {
            if (idx == null || idx < 0 || outputKey == null || previewKey == null || idempotencyKey == null) {
                return Optional.empty();
            }
            return Optional.of(new PhotoDone(by, idx, outputKey, previewKey, idempotencyKey));
        }

        private Optional<Report> failed(String by) {
            if (idx == null || idx < 0 || error == null || idempotencyKey == null) {
                return Optional.empty();
            }
            var sentence = error.length() <= MAX_ERROR ? error : error.substring(0, MAX_ERROR);
            return Optional.of(new PhotoFailed(by, idx, sentence, idempotencyKey));
        }
    }
}
