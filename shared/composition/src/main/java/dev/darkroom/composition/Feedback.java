package dev.darkroom.composition;

import org.jspecify.annotations.Nullable;

/**
 * What a viewer wants to be different, and where (contract {@code composition.md}); checked by {@link FeedbackCheck}.
 *
 * @param area {@code full}, {@code bbox} or {@code point}
 * @param type {@code text} or {@code image}
 * @param imageKey of the reference, in this product's own storage
 * @param timestamp the client's, in epoch milliseconds; kept and given back
 */
public record Feedback(
        String id,
        String area,
        String type,
        @Nullable String text,
        @Nullable String imageKey,
        @Nullable Box bbox,
        @Nullable Point point,
        @Nullable Long timestamp) {
    /** Relative to the canvas, 0 to 1, from its top left corner. */
    public record Box(double x, double y, double width, double height) {}

    /** Relative to the canvas, 0 to 1, from its top left corner. */
    public record Point(double x, double y) {}
}
