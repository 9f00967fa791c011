package dev.darkroom.worker.engine.tiny;

import org.jspecify.annotations.Nullable;

/**
 * What colour a part has, given the object's: as {@code scenes.py} draws the scenes that the model learned from.
 *
 * @param own of the part whatever the object's; {@code null} for one that follows the object's
 * @param scale of the object's colour
 * @param lift towards white, after scaling
 * @param glow 1 for what shines by itself, 0.5 for what does at night
 */
record Paint(@Nullable Colour own, double scale, double lift, double glow) {

    private static final Colour PANE = new Colour(0.34, 0.43, 0.53);

    /** @throws IllegalArgumentException for a name that {@code scenes.py} does not know either */
    static Paint of(String name) {
        if (name.startsWith("#")) {
            return new Paint(Colour.hex(name), 0, 0, 0);
        }
        return switch (name) {
            case "" -> new Paint(null, 1, 0, 0);
            case "dark" -> new Paint(null, 0.66, 0, 0);
            case "light" -> new Paint(null, 0.6, 0.4, 0);
            case "dim" -> new Paint(null, 0.86, 0, 1);
            case "glow" -> new Paint(null, 1, 0, 1);
            case "shine" -> new Paint(null, 0.45, 0.55, 1);
            case "lit" -> new Paint(PANE, 0, 0, 0.5);
            default -> throw new IllegalArgumentException("unknown paint: " + name);
        };
    }

    Colour of(Colour main) {
        return own != null
                ? own
                : new Colour(main.red() * scale + lift, main.green() * scale + lift, main.blue() * scale + lift);
    }
}
