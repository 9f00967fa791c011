package dev.darkroom.worker.engine.tiny;

import dev.darkroom.worker.engine.generation.Box;
import dev.darkroom.worker.photo.Photo;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opencv.core.Mat;

/** What one feedback means for the engine. */
final class Edit {

    /** A new object is drawn from next to nothing; what was there shines through no more. */
    private static final float AFRESH = 0.92f;

    /** How far around a new object the picture may answer to it, with a shadow or a glow. */
    private static final double AROUND = 0.03;

    private static final float IN = 0.02f;

    private final Mat open;
    private final float[] share;
    private final Box bounds;
    private final Wishes wishes;
    private final List<Placed> added;
    private final @Nullable Photo reference;
    private final double strength;

    /**
     * @param open the area's mask on the canvas, 8 bits
     * @param bounds of the area
     * @param added objects that the text names
     * @param reference an image that guides
     * @param strength how far back towards noise the area goes, 0 to 1
     */
    Edit(
            Mat open,
            Grid grid,
            Box bounds,
            Wishes wishes,
            List<Placed> added,
            @Nullable Photo reference,
            double strength) {
        this(open, Pixels.toShares(open, grid), bounds, wishes, added, reference, strength);
    }

    private Edit(
            Mat open,
            float[] share,
            Box bounds,
            Wishes wishes,
            List<Placed> added,
            @Nullable Photo reference,
            double strength) {
        this.open = open;
        this.share = share;
        this.bounds = bounds;
        this.wishes = wishes;
        this.added = List.copyOf(added);
        this.reference = reference;
        this.strength = strength;
    }

    /** With more wished for. */
    Edit and(Wishes more) {
        return new Edit(open, share, bounds, wishes.and(more), added, reference, strength);
    }

    Mat open() {
        return open;
    }

    /** The area's mask on the grid, 0 to 1. */
    float[] share() {
        return share;
    }

    Box bounds() {
        return bounds;
    }

    Wishes wishes() {
        return wishes;
    }

    List<Placed> added() {
        return added;
    }

    @Nullable Photo reference() {
        return reference;
    }

    /** How far back towards noise each pixel of the grid goes: least outside the area, most where an object is added. */
    float[] strength(Grid grid) {
        float[] strength = new float[grid.area()];
        for (int i = 0; i < strength.length; i++) {
            // the soft edge is mixed on the canvas: on the grid a pixel is in the area or not
            if (share[i] > IN) {
                double x = grid.x(i);
                double y = grid.y(i);
                strength[i] =
                        added.stream().anyMatch(each -> reaches(each.box(), x, y)) ? AFRESH : (float) this.strength;
            }
        }
        return strength;
    }

    private static boolean reaches(Box box, double x, double y) {
        return x > box.x() - AROUND
                && x < box.x() + box.width() + AROUND
                && y > box.y() - AROUND
                && y < box.bottom() + AROUND;
    }
}
