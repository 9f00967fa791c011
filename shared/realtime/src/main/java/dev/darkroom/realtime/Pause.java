package dev.darkroom.realtime;

import java.time.Duration;

/** Waits before another try; tests do not wait. */
@FunctionalInterface
public interface Pause {
    void pause(Duration length);

    /** Waits for real; an interrupt ends the wait and stays visible to the caller. */
    static Pause real() {
        return length -> {
            try {
                Thread.sleep(length);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
    }
}
