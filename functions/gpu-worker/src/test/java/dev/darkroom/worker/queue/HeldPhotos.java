package dev.darkroom.worker.queue;

import dev.darkroom.storage.Download;
import dev.darkroom.storage.InMemoryObjectStore;
import dev.darkroom.storage.ObjectStoreUnavailable;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;

/** A store in which every photo stays in work until the test ends it: time is counted in photos. */
final class HeldPhotos extends InMemoryObjectStore {
    private final List<String> started = new CopyOnWriteArrayList<>();
    private final Semaphore ends = new Semaphore(0, true);

    HeldPhotos() {
        super(InstantSource.system());
    }

    /** Keys of the photos that were begun, in this order. */
    List<String> started() {
        return List.copyOf(started);
    }

    /** Lets the photo end that has been in work for longest. */
    void endOne() {
        ends.release();
    }

    /** Begins a photo; when it ends it turns out to be missing. */
    @Override
    public Download download(String key, Path target, long maxBytes) {
        started.add(key);
        try {
            ends.acquire();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new ObjectStoreUnavailable("the worker stops", stopped);
        }
        return super.download(key, target, maxBytes);
    }
}
