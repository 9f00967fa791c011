package dev.darkroom.contract.worker;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.darkroom.contract.Json;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a worker says about a run of a diffusion model: that it lives, each step in order, then how it ended. */
public sealed interface GenerationReport extends WorkerReport {
    /** Most characters of a preview: with it an event still fits the 32 KB of a frame. */
    int MAX_PREVIEW = 28_000;

    /** The worker has begun, or is still at work: the heartbeat. */
    record Running(String attempt) implements GenerationReport {}

    /**
     * The image of a step lies in the bucket.
     *
     * @param step counts from 1; the one after the last that was reported
     * @param imageData the image small, as base64 of a JPEG, for viewers that wait; null when there is none
     */
    record Step(
            String attempt,
            int step,
            String imageKey,
            @Nullable String imageData) implements GenerationReport {}

    /** All steps were reported; the picture lies in the bucket, mostly as the last step's image. */
    record Done(String attempt, String imageKey) implements GenerationReport {}

    /** The run cannot come to its end; the error is a sentence for the viewer. */
    record Failed(String attempt, String error) implements GenerationReport {}

    @Override
    default String toJson() {
        return Json.write(
                switch (this) {
                    case Running r -> new Wire(r.attempt, "running", null, null, null, null);
                    case Step s -> new Wire(s.attempt, null, s.step, s.imageKey, s.imageData, null);
                    case Done d -> new Wire(d.attempt, "done", null, d.imageKey, null, null);
                    case Failed f -> new Wire(f.attempt, "failed", null, null, null, f.error);
                });
    }

    /**
     * Reads a report; empty when a member that it needs is missing or out of bounds.
     *
     * @throws JsonProcessingException when the text is not JSON of this shape
     */
    static Optional<GenerationReport> parse(String json) throws JsonProcessingException {
        return Optional.ofNullable(Json.read(json, Wire.class)).flatMap(Wire::report);
    }

    /** All members that a report may have; a step has no status. */
    record Wire(
            @Nullable String attempt,
            @Nullable String status,
            @Nullable Integer step,
            @Nullable String imageKey,
            @Nullable String imageData,
            @Nullable String error) {

        private Optional<GenerationReport> report() {
            if (attempt == null || attempt.isBlank() || attempt.length() > MAX_ATTEMPT) {
                return Optional.empty();
            }
            return switch (status) {
                case null -> step(attempt);
                case "running" -> Optional.of(new Running(attempt));
                case "done" -> Optional.ofNullable(imageKey).map(key -> new Done(attempt, key));
                case "failed" -> Optional.ofNullable(error).map(why -> new Failed(attempt, cut(why)));
                default -> Optional.empty();
            };
        }

        /** A preview that is too large is left out rather than refused: the image is there by its link. */
        private Optional<GenerationReport> step(String by) {
            if (step == null || step < 1 || imageKey == null) {
                return Optional.empty();
            }
            var preview = imageData == null || imageData.length() > MAX_PREVIEW ? null : imageData;
            return Optional.of(new Step(by, step, imageKey, preview));
        }

        private static String cut(String error) {
            return error.length() <= MAX_ERROR ? error : error.substring(0, MAX_ERROR);
        }
    }
}
