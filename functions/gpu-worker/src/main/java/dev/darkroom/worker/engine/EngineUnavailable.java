package dev.darkroom.worker.engine;

import org.jspecify.annotations.Nullable;

/** The engine does not answer now: the run is given back, and another worker or a later hour tries again. */
public final class EngineUnavailable extends RuntimeException {

    /** @param message for the operator's log */
    public EngineUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
