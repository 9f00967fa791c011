package dev.darkroom.local.demo.client;

/** Somebody wants this thread to stop; the thread's flag is set again. */
public final class Interruption extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private Interruption(InterruptedException cause) {
        super("interrupted", cause);
    }

    static Interruption of(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new Interruption(cause);
    }
}
