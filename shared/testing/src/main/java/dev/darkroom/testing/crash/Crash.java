package dev.darkroom.testing.crash;

/** A caller dies. An error, not an exception: nobody who goes on after a failure goes on after this. */
public final class Crash extends Error {
    private static final long serialVersionUID = 1;

    Crash(String at) {
        super(at);
    }
}
