package dev.darkroom.worker.engine.generation;

import static dev.darkroom.contract.worker.WorkerReport.MAX_ERROR;

import java.util.Objects;

/** This composition cannot be made into a picture, now or by another attempt. */
public final class GenerationFailed extends Exception {

    /** @param sentence for the viewer: what is wrong, and what to do about it; cut when it is too long */
    public GenerationFailed(String sentence) {
        super(sentence.length() <= MAX_ERROR ? sentence : sentence.substring(0, MAX_ERROR - 1) + "…");
    }

    /** Why, for the viewer; at most 200 characters. */
    public String sentence() {
        return Objects.requireNonNull(getMessage());
    }
}
