package dev.darkroom.worker.queue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Pollers that each run in a thread of their own until they are stopped. */
final class RunningPollers {
    private final List<Poller> pollers = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    /** Starts this one, and hands it back for a test that stops it earlier. */
    Poller start(Poller poller) {
        pollers.add(poller);
        threads.add(Thread.ofPlatform().start(() -> {
            try {
                poller.poll();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }));
        return poller;
    }

    void stop() throws InterruptedException {
        for (Poller poller : pollers) {
            poller.stop(Duration.ofSeconds(5));
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }
}
