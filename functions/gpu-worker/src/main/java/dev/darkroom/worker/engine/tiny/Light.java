package dev.darkroom.worker.engine.tiny;

/**
 * The conditions that hold for the whole picture.
 *
 * @param daylight 0 at night, 1 at noon
 * @param warmth -1 cool, 1 warm
 * @param sharpness -1 soft, 1 crisp
 */
record Light(double daylight, double warmth, double sharpness) {

    /** A clear day. */
    static final Light DAY = new Light(0.92, 0.05, 0.25);

    /** Brought back to what the model was trained with. */
    Light {
        daylight = Math.clamp(daylight, 0, 1);
        warmth = Math.clamp(warmth, -1, 1);
        sharpness = Math.clamp(sharpness, -1, 1);
    }

    /** As it becomes when the wishes come true. */
    Light with(Wishes wishes) {
        return new Light(
                daylight + 0.3 * wishes.brightness(),
                warmth + 0.5 * wishes.warmth(),
                sharpness + 0.7 * wishes.sharpness());
    }
}
