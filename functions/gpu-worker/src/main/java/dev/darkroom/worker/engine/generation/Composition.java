package dev.darkroom.worker.engine.generation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be seen.
 *
 * @param prompt all of it in words; where {@code things} are given, they say what stands in the picture
 * @param things in order of mention, at most 50 with at most 50 boxes in all; none when only the prompt says what is wanted
 * @param width in pixels, 256 to 1024 in steps of 64
 * @param height in pixels, as the width
 * @param steps how many images the run shows, 1 to 100
 * @param seed chance: everything else equal, another seed gives another picture; a branch is given its session's, so that things stay where they are
 * @param branch what is to be different from what there is; {@code null} for a session's main line
 */
public record Composition(
        String prompt,
        List<Thing> things,
        int width,
        int height,
        int steps,
        long seed,
        @Nullable Branch branch) {

    private static final int MOST_THINGS = 50;
    private static final int MOST_BOXES = 50;

    /**
     * Something in the picture.
     *
     * @param label in words, English or Korean
     * @param boxes where it stands, once in each; none when the engine may choose
     */
    public record Thing(String label, List<Box> boxes) {

        /** Copies what it is given. */
        public Thing {
            boxes = List.copyOf(boxes);
        }
    }

    /** @throws IllegalArgumentException when a number is out of its bounds; says which */
    public Composition {
        things = List.copyOf(things);
        side("width", width);
        side("height", height);
        require(steps >= 1 && steps <= 100, "steps must be 1 to 100, not " + steps);
        require(things.size() <= MOST_THINGS, "at most 50 things, not " + things.size());
        int boxes = things.stream().mapToInt(thing -> thing.boxes().size()).sum();
        require(boxes <= MOST_BOXES, "at most 50 boxes, not " + boxes);
    }

    private static void side(String name, int pixels) {
        require(
                pixels >= 256 && pixels <= 1024 && pixels % 64 == 0,
                name + " must be 256 to 1024 in steps of 64, not " + pixels);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
