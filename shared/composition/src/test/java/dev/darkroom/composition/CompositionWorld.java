package dev.darkroom.composition;

import dev.darkroom.composition.RunQueue.RunNotQueued;
import dev.darkroom.composition.inmemory.InMemoryCompositionStore;
import dev.darkroom.contract.Json;
import dev.darkroom.contract.worker.GenerationRun;
import dev.darkroom.credits.inmemory.InMemoryAccounts;
import dev.darkroom.kernel.IdSource;
import dev.darkroom.kernel.RunId;
import dev.darkroom.kernel.UserId;
import dev.darkroom.realtime.inmemory.InMemoryTopics;
import dev.darkroom.storage.InMemoryObjectStore;
import dev.darkroom.testing.SteppedClock;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Accounts, sessions, images, messages and events: what stands, whoever dies. */
final class CompositionWorld {
    final SteppedClock clock = SteppedClock.at("2026-11-20T12:00:00Z");
    final IdSource ids = new IdSource(clock, new SplittableRandom(1));
    final InMemoryAccounts books = new InMemoryAccounts();
    final InMemoryCompositionStore store = new InMemoryCompositionStore(books);
    final InMemoryTopics topics = new InMemoryTopics(clock);
    final InMemoryObjectStore images = new InMemoryObjectStore(clock);
    /** The messages that workers find, oldest first. */
    final List<GenerationRun> queue = new ArrayList<>();

    final List<UserId> users = new ArrayList<>();
    boolean queueRefuses;

    void send(Run run, GenerationRun message) {
        if (queueRefuses) {
            throw new RunNotQueued("no queue", new IllegalStateException("injected"));
        }
        queue.add(message);
    }

    /** Which run a message is about. */
    static RunId runOf(GenerationRun message) {
        return RunQueue.runOf(Json.write(message)).orElseThrow();
    }
}
