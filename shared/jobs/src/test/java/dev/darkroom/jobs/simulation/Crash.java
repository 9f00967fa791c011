package dev.darkroom.jobs.simulation;

/** A caller dies. An error, not an exception: nobody who goes on after a failure goes on after this. */
final class Crash extends Error {
    private static final long serialVersionUID = 1;

    Crash(String at) {
        super(at);
    }
}
