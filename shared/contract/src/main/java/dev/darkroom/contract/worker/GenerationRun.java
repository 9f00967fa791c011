package dev.darkroom.contract.worker;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One run of a diffusion model: the body of a queue message of kind {@code generation}.
 *
 * @param version of this format; a worker refuses one that it does not know
 * @param branchId null for the session's main line
 * @param objects what is to be seen, in order of mention; none when only the prompt says what is wanted
 * @param bboxes where objects stand, at most 50
 * @param feedback what is to be different; never empty with a source, empty without one
 * @param source the image to start from; null to start from nothing
 * @param width pixels, 256 to 1024 in steps of 64
 * @param height as the width
 * @param totalSteps how many images the run shows, 1 to 100
 * @param seed a branch has its session's, so that things stay where they are
 * @param imagePrefix the image of step n has the key {@code <prefix>n.jpg}, {@code .png} or {@code .webp}
 * @param callbackUrl where reports go
 * @param deadline after this instant nobody waits for images any more
 */
public record GenerationRun(
        int version,
        String kind,
        String sessionId,
        @Nullable String branchId,
        String prompt,
        List<Thing> objects,
        List<Placement> bboxes,
        List<Wish> feedback,
        @Nullable Source source,
        int width,
        int height,
        int totalSteps,
        long seed,
        String imagePrefix,
        String callbackUrl,
        Instant deadline) {
    public static final int VERSION = 1;
    public static final String KIND = "generation";

    public GenerationRun {
        objects = List.copyOf(objects);
        bboxes = List.copyOf(bboxes);
        feedback = List.copyOf(feedback);
    }

    /** Something in the picture: an id that placements name, and what it is, in words. */
    public record Thing(String id, String label) {}

    /** Where a thing stands; relative to the canvas, 0 to 1, from its top left corner. A thing may stand in several places. */
    public record Placement(String objectId, double x, double y, double width, double height) {}

    /** The image that a branch starts from, and which step of its run it was; 0 for the root, which has none. */
    public record Source(String nodeId, @Nullable String imageKey, int step) {}

    /**
     * One feedback: words or an image, and where it applies.
     *
     * @param area {@code full}, {@code bbox} or {@code point}
     * @param type {@code text} or {@code image}
     * @param text with type text
     * @param imageKey with type image: where it lies in the bucket
     * @param bbox with area bbox
     * @param point with area point
     */
    public record Wish(
            String id,
            String area,
            String type,
            @Nullable String text,
            @Nullable String imageKey,
            @Nullable Box bbox,
            @Nullable Point point) {}

    /** Relative to the canvas, 0 to 1, from its top left corner. */
    public record Box(double x, double y, double width, double height) {}

    /** Relative to the canvas, 0 to 1, from its top left corner. */
    public record Point(double x, double y) {}
}
