package dev.darkroom.composition;

import java.util.Locale;

/** Where a run is. Only the first two are left again. */
public enum RunState {
    /** Waits for a worker. */
    QUEUED,
    /** A worker has reported on it. */
    RUNNING,
    /** All its images are there. */
    DONE,
    /** It will get no more images. */
    FAILED;

    public boolean isFinal() {
        return this == DONE || this == FAILED;
    }

    /** As rows and answers name it. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException when there is no such state */
    public static RunState ofWireName(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }
}
