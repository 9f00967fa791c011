package dev.darkroom.worker.engine.cpu;

/** The sides of a photo along which it is taken to show background. */
enum Sides {
    ALL,
    /** All but the lower one: what stands on it, or is cut off by it, is the subject. */
    UPPER_THREE
}
