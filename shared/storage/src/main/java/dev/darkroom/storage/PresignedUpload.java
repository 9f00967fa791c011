package dev.darkroom.storage;

import java.net.URI;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Leave to PUT one object.
 *
 * @param headers what the client must send besides the body, in lower case, in alphabetical order. {@code content-length} is
 *     bound as well when the size is known, but not listed: every HTTP client sends it by itself, and many refuse to be told.
 */
public record PresignedUpload(URI url, Map<String, String> headers) {

    /** Keeps the order of the headers. */
    public PresignedUpload {
        headers = Collections.unmodifiableMap(new TreeMap<>(headers));
    }
}
