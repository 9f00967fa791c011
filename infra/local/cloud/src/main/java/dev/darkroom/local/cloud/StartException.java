package dev.darkroom.local.cloud;

/** The laptop cloud cannot start; the message is one sentence which says what to do. */
public final class StartException extends Exception {
    private static final long serialVersionUID = 1L;

    StartException(String message) {
        super(message);
    }

    StartException(String message, Throwable cause) {
        super(message, cause);
    }
}
