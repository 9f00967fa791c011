package dev.darkroom.composition;

import dev.darkroom.kernel.IdSource;
import dev.darkroom.kernel.UserId;
import dev.darkroom.storage.ObjectStore;
import dev.darkroom.storage.PresignedUpload;
import dev.darkroom.storage.UploadTerms;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Images that feedback refers to: where clients put them, and which addresses are of those. Nothing is ever fetched from elsewhere. */
@Singleton
public final class ReferenceImages {
    /** Largest reference in bytes. */
    public static final long MAX_BYTES = 10L * 1024 * 1024;

    private static final Duration UPLOAD = Duration.ofHours(1);
    private static final String FOLDER = "references/";

    /** Of those who sent no token: what keeps strangers apart is that nobody can guess a name. */
    private static final String ANYBODY = "anybody";

    private final ObjectStore store;
    private final CompositionLimits limits;
    private final IdSource ids;
    private final InstantSource clock;

    ReferenceImages(ObjectStore store, CompositionLimits limits, IdSource ids, InstantSource clock) {
        this.store = store;
        this.limits = limits;
        this.ids = ids;
        this.clock = clock;
    }

    /** A place for an image, and the address by which feedback names it. */
    public record Place(String key, PresignedUpload upload, URI imageUrl) {}

    /**
     * A fresh place, good for an hour. No call.
     *
     * @param user whose it is; null when no token was sent
     */
    public Place place(@Nullable UserId user, String contentType, long size) {
        var now = clock.instant();
        var key = folder(user) + ids.next();
        return new Place(
                key, store.presignUpload(key, new UploadTerms(contentType, size, null), now, UPLOAD), link(key));
    }

    /** The key behind an address that this caller may refer to: an upload of the caller's, or an image of the composition. No call. */
    public Optional<String> keyOf(String imageUrl, Composition composition, @Nullable UserId user) {
        return uri(imageUrl)
                .flatMap(store::keyOf)
                .filter(key -> key.startsWith(folder(user))
                        || key.startsWith(FOLDER + ANYBODY + "/")
                        || key.startsWith("steps/" + composition.id() + "/"));
    }

    /** A link to an image, good for {@link CompositionLimits#linkLife}. No call. */
    public URI link(String key) {
        return store.presignDownload(key, clock.instant(), limits.linkLife());
    }

    private static String folder(@Nullable UserId user) {
        return FOLDER + (user == null ? ANYBODY : user.value()) + "/";
    }

    private static Optional<URI> uri(String text) {
        try {
            return Optional.of(new URI(text));
        } catch (URISyntaxException none) {
            return Optional.empty();
        }
    }
}
