package dev.darkroom.local.operator;

/** The command did not reach the function, or came back without an answer; the message says what to do. */
final class CannotAsk extends RuntimeException {
    private static final long serialVersionUID = 1;

    CannotAsk(String message) {
        super(message, null, false, false);
    }
}
