package dev.darkroom.storage;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * One bucket. Keys are 1 to 1024 bytes of UTF-8, relative, without {@code .} or {@code ..} segments; anything else is an
 * {@link IllegalArgumentException}, because keys are made by the service and never taken from a caller.
 *
 * <p>Every method that talks to the store throws {@link ObjectStoreUnavailable} when the store cannot be reached or refuses
 * us: "try again later", never "there is no such object".
 */
public interface ObjectStore {

    /** Longest life that Signature Version 4 allows a link. */
    Duration LONGEST_VALIDITY = Duration.ofDays(7);

    /**
     * One presigned PUT. Local arithmetic, no call; equal arguments give an equal URL as long as our own credentials stay the
     * same.
     *
     * @param terms what the store will hold the client to; a term that is {@code null} is left open
     * @param validity 1 s to {@link #LONGEST_VALIDITY}, counted from {@code signedAt}
     */
    PresignedUpload presignUpload(String key, UploadTerms terms, Instant signedAt, Duration validity);

    /** One presigned GET; local arithmetic like {@link #presignUpload}. The object need not exist yet. */
    URI presignDownload(String key, Instant signedAt, Duration validity);

    /**
     * The key that a link of this store names, whatever its signature and age; empty for an address of any other place. Local arithmetic, no
     * call. The key comes from outside: whoever asks decides whether its caller may name it.
     */
    Optional<String> keyOf(URI link);

    /** Sizes in bytes of the objects whose key starts with the prefix, by key, in key order; one call per 1000 keys. */
    Map<String, Long> sizes(String prefix);

    /**
     * Copies an object to a file, replacing what stands there. An object over {@code maxBytes} is not transferred, and on every
     * outcome but {@link Download.Downloaded} the file is left as it was.
     */
    Download download(String key, Path target, long maxBytes);

    /** Writes an object, replacing what stands at the key. */
    void upload(String key, Path source, String contentType);

    /** Removes objects, one call per 1000 keys; keys without an object are ignored, so a repeat does no harm. */
    void delete(Collection<String> keys);
}
