package dev.darkroom.worker.engine.tiny;

/** From back to front; within {@link #THINGS} what stands lower stands nearer. In {@code objects.json} in lower case. */
enum Layer {
    BACKDROP,
    CELESTIAL,
    CLOUDS,
    FAR,
    GROUND,
    THINGS
}
