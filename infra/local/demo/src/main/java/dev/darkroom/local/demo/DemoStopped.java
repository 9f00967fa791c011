package dev.darkroom.local.demo;

/** The demo cannot go on; the message says why and what to do, and is all that the reader sees. */
final class DemoStopped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DemoStopped(String message) {
        super(message);
    }
}
