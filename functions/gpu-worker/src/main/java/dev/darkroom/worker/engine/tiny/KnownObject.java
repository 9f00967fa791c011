package dev.darkroom.worker.engine.tiny;

import dev.darkroom.worker.engine.generation.Box;
import java.util.List;

/**
 * An object that the model was trained to draw.
 *
 * @param label its number in the model
 * @param indoors whether it is at home in a room
 * @param place where it usually stands
 * @param colours that it may have; never empty
 * @param parts from back to front; what lies in any of them belongs to the object
 */
record KnownObject(
        int label, String name, Layer layer, boolean indoors, Box place, List<Colour> colours, List<Part> parts) {

    /** A shape in a colour. */
    record Part(Outline outline, Paint paint) {}

    KnownObject {
        colours = List.copyOf(colours);
        parts = List.copyOf(parts);
    }

    /** Whether it fills the canvas from side to side, as a sky or a meadow does. */
    boolean isWide() {
        return place.width() == 1 && (layer == Layer.BACKDROP || layer == Layer.GROUND);
    }
}
