package dev.darkroom.worker.photo;

import java.util.Objects;

/** This photo cannot be processed, now or ever. */
public final class PhotoRefused extends Exception {

    private static final int MAX_LENGTH = 200;

    /** @param sentence for the photo's owner; cut when it is too long */
    public PhotoRefused(String sentence) {
        super(sentence.length() <= MAX_LENGTH ? sentence : sentence.substring(0, MAX_LENGTH - 1) + "…");
    }

    /** Why, for the photo's owner; at most 200 characters. */
    public String sentence() {
        return Objects.requireNonNull(getMessage());
    }
}
