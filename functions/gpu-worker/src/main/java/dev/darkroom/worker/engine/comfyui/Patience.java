package dev.darkroom.worker.engine.comfyui;

import java.time.Duration;

/**
 * How long a server is waited for.
 *
 * @param answer for one answer; an image of 1024 × 1024 travels in it
 * @param retryFor for a server that cannot be reached, over all tries: a restart fits in
 * @param pause between two tries
 * @param tick how long nothing is heard before it is asked whether somebody still waits
 * @param quiet how long nothing is heard before the server is asked how the prompt stands and whether the socket still lives; a multiple of the tick
 * @param silence how long a prompt may run without a word: loading a large model takes minutes
 */
record Patience(Duration answer, Duration retryFor, Duration pause, Duration tick, Duration quiet, Duration silence) {

    static final Patience USUAL = new Patience(
            Duration.ofSeconds(30),
            Duration.ofSeconds(30),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Duration.ofSeconds(10),
            Duration.ofMinutes(10));

    Patience {
        if (tick.compareTo(quiet) > 0 || quiet.compareTo(silence) > 0 || pause.compareTo(retryFor) > 0) {
            throw new IllegalArgumentException("patience must grow: tick ≤ quiet ≤ silence, pause ≤ retries");
        }
    }

    /** How many ticks {@link #quiet} has. */
    int quietTicks() {
        return (int) quiet.dividedBy(tick);
    }

    /** How many ticks {@link #silence} has. */
    int silentTicks() {
        return (int) silence.dividedBy(tick);
    }
}
