package dev.darkroom.storage;

/** How a download ended. */
public sealed interface Download {

    /** @param bytes length of the file that was written */
    record Downloaded(long bytes) implements Download {}

    /** Nothing stands at the key. */
    record Absent() implements Download {}

    /** @param bytes length of the object, more than the caller wanted */
    record TooLarge(long bytes) implements Download {}
}
