package dev.darkroom.local.standins;

/** The command line cannot be obeyed; the message is one sentence for whoever typed it. */
final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }
}
