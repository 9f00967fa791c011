package dev.darkroom.worker.run;

import dev.darkroom.storage.Download;
import dev.darkroom.storage.ObjectStore;
import dev.darkroom.worker.Limits;
import dev.darkroom.worker.photo.PhotoRefused;
import java.nio.file.Path;

/** An image in the bucket that a run works on. */
public final class StoredPhoto {

    private StoredPhoto() {}

    /**
     * Copies it to a file.
     *
     * @param name what people call it: "photo"
     * @throws PhotoRefused when it is not there, or too large
     * @throws dev.darkroom.storage.ObjectStoreUnavailable when the store does not answer
     */
    public static void fetch(ObjectStore store, String key, Path target, String name) throws PhotoRefused {
        switch (store.download(key, target, Limits.MAX_PHOTO_BYTES)) {
            case Download.Downloaded downloaded -> {}
            case Download.Absent absent -> throw new PhotoRefused("the " + name + " was not uploaded");
            case Download.TooLarge large ->
                throw new PhotoRefused("the %s is too large: %d MiB; at most 25 MiB can be processed"
                        .formatted(name, Math.ceilDiv(large.bytes(), 1024L * 1024)));
        }
    }
}
