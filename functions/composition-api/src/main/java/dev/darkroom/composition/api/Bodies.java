package dev.darkroom.composition.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.darkroom.composition.Draft;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What clients send. Nothing is required here: the capability says what is wrong, member by member. */
final class Bodies {
    private Bodies() {}

    /** A prompt to find objects in; 1 to 2000 characters. */
    @Introspected
    record Prompt(@Schema(maxLength = 2000) @Nullable String prompt) {}

    /**
     * A composition to begin.
     *
     * @param prompt 1 to 2000 characters
     * @param objects at most 50
     * @param bboxes where objects stand, at most 50
     * @param width pixels, 256 to 1024 in steps of 64; 512 when left out
     * @param height as the width
     * @param totalSteps 1 to 100; 20 when left out
     * @param seed equal compositions with equal seeds give equal pictures; drawn when left out
     */
    @Introspected
    record NewComposition(
            @Schema(maxLength = 2000) @Nullable String prompt,
            @Nullable List<@Nullable NewObject> objects,
            @Nullable List<@Nullable NewPlacement> bboxes,
            @Nullable Integer width,
            @Nullable Integer height,
            @JsonProperty("totalSteps") @Nullable Integer totalSteps,
            @Nullable Long seed) {
        Draft.OfComposition draft() {
            return new Draft.OfComposition(
                    prompt,
                    objects == null
                            ? null
                            : objects.stream()
                                    .map(object -> object == null ? null : object.draft())
                                    .toList(),
                    bboxes == null
                            ? null
                            : bboxes.stream()
                                    .map(box -> box == null ? null : box.draft())
                                    .toList(),
                    width,
                    height,
                    totalSteps,
                    seed);
        }
    }

    /** An object, as {@code POST /api/composition/objects} proposes it or as the client makes it. */
    @Introspected
    record NewObject(
            @Schema(maxLength = 64) @Nullable String id,
            @Schema(maxLength = 100) @Nullable String label,
            @Nullable String color) {
        Draft.OfObject draft() {
            return new Draft.OfObject(id, label, color);
        }
    }

    /** Where an object stands: relative to the canvas, 0 to 1, from its top left corner. */
    @Introspected
    record NewPlacement(
            @JsonProperty("objectId") @Nullable String objectId,
            @Nullable Double x,
            @Nullable Double y,
            @Nullable Double width,
            @Nullable Double height) {
        Draft.OfPlacement draft() {
            return new Draft.OfPlacement(objectId, x, y, width, height);
        }
    }

    /**
     * A branch to begin.
     *
     * @param feedback 1 to 20
     */
    @Introspected
    record NewBranch(
            @JsonProperty("sessionId") @Nullable String sessionId,
            @JsonProperty("sourceNodeId") @Nullable String sourceNodeId,
            @Nullable List<@Nullable NewFeedback> feedback) {
        @Nullable List<Draft.@Nullable OfFeedback> drafts() {
            return feedback == null
                    ? null
                    : feedback.stream()
                            .map(entry -> entry == null ? null : entry.draft())
                            .toList();
        }
    }

    /**
     * What is to be different, and where.
     *
     * @param text with type text, 1 to 1000 characters
     * @param imageUrl with type image: of an upload, or of an image of this session
     */
    @Introspected
    record NewFeedback(
            @Schema(maxLength = 64) @Nullable String id,

            @Schema(pattern = "^(full|bbox|point)$") @Nullable String area,

            @Schema(pattern = "^(text|image)$") @Nullable String type,

            @Schema(maxLength = 1000) @Nullable String text,
            @JsonProperty("imageUrl") @Nullable String imageUrl,
            @Nullable NewBox bbox,
            @Nullable NewPoint point,
            @Nullable Long timestamp) {
        Draft.OfFeedback draft() {
            return new Draft.OfFeedback(
                    id,
                    area,
                    type,
                    text,
                    imageUrl,
                    bbox == null ? null : new Draft.OfBox(bbox.x, bbox.y, bbox.width, bbox.height),
                    point == null ? null : new Draft.OfPoint(point.x, point.y),
                    timestamp);
        }
    }

    /** A rectangle of the canvas. */
    @Introspected
    record NewBox(
            @Nullable Double x,
            @Nullable Double y,
            @Nullable Double width,
            @Nullable Double height) {}

    /** A place on the canvas; feedback applies on a soft disc around it. */
    @Introspected
    record NewPoint(@Nullable Double x, @Nullable Double y) {}

    /**
     * A reference image to upload.
     *
     * @param contentType {@code image/jpeg}, {@code image/png} or {@code image/webp}
     * @param size bytes, at most 10 MiB
     */
    @Introspected
    record NewUpload(
            @JsonProperty("content_type") @Schema(name = "content_type") @Nullable String contentType,

            @Nullable Long size) {}
}
