package dev.darkroom.composition;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a client wishes, as it wrote it: nothing of it is checked yet, and everything may be missing. */
public final class Draft {
    private Draft() {}

    /** A composition to begin. */
    public record OfComposition(
            @Nullable String prompt,
            @Nullable List<@Nullable OfObject> objects,
            @Nullable List<@Nullable OfPlacement> placements,
            @Nullable Integer width,
            @Nullable Integer height,
            @Nullable Integer totalSteps,
            @Nullable Long seed) {}

    /** An object of a picture. */
    public record OfObject(
            @Nullable String id,
            @Nullable String label,
            @Nullable String color) {}

    /** Where an object stands. */
    public record OfPlacement(
            @Nullable String objectId,
            @Nullable Double x,
            @Nullable Double y,
            @Nullable Double width,
            @Nullable Double height) {}

    /** One feedback. */
    public record OfFeedback(
            @Nullable String id,
            @Nullable String area,
            @Nullable String type,
            @Nullable String text,
            @Nullable String imageUrl,
            @Nullable OfBox bbox,
            @Nullable OfPoint point,
            @Nullable Long timestamp) {}

    /** A rectangle. */
    public record OfBox(
            @Nullable Double x,
            @Nullable Double y,
            @Nullable Double width,
            @Nullable Double height) {}

    /** A place. */
    public record OfPoint(@Nullable Double x, @Nullable Double y) {}
}
