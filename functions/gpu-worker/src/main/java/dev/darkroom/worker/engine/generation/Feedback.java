package dev.darkroom.worker.engine.generation;

import dev.darkroom.worker.photo.Photo;

/** What a viewer wants to be different, and where. */
public sealed interface Feedback {

    /** Where it applies; the rest of the picture stays as it is. */
    Area area();

    /** Said in words, English or Korean, at most 1000 characters. */
    record Words(Area area, String text) implements Feedback {}

    /** Shown by an image, whose colours and structure guide. */
    record Reference(Area area, Photo image) implements Feedback {}
}
