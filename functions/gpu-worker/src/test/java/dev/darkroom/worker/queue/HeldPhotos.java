package dev.darkroom.worker.queue;

import dev.darkroom.storage.Download;
import dev.darkroom.storage.ObjectStore;
import dev.darkroom.storage.ObjectStoreUnavailable;
import dev.darkroom.storage.PresignedUpload;
import dev.darkroom.storage.UploadTerms;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;

/** A store in which every photo stays in work until the test ends it: time is counted in photos. */
final class HeldPhotos implements ObjectStore {
    private final List<String> started = new CopyOnWriteArrayList<>();
    private final Semaphore ends = new Semaphore(0, true);

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
            return new Download.Absent();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new ObjectStoreUnavailable("the worker stops", stopped);
        }
    }

    @Override
    public PresignedUpload presignUpload(String key, UploadTerms terms, Instant signedAt, Duration validity) {
        throw new UnsupportedOperationException();
    }

    @Override
    public URI presignDownload(String key, Instant signedAt, Duration validity) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Map<String, Long> sizes(String prefix) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void upload(String key, Path source, String contentType) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void delete(Collection<String> keys) {
        throw new UnsupportedOperationException();
    }
}
