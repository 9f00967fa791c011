package dev.darkroom.storage;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A store in a map, for tests of what uses a store. Its links are remembered rather than signed, and {@link #put} and {@link #get}
 * stand for the client that follows them.
 */
public class InMemoryObjectStore implements ObjectStore {

    private record Leave(String method, String key, UploadTerms terms, Instant end) {}

    private final InstantSource clock;
    private final Map<String, byte[]> objects = new ConcurrentHashMap<>();
    private final Map<URI, Leave> links = new ConcurrentHashMap<>();

    /** @param clock by which links expire */
    public InMemoryObjectStore(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public PresignedUpload presignUpload(String key, UploadTerms terms, Instant signedAt, Duration validity) {
        Map<String, String> headers = new TreeMap<>();
        if (terms.contentType() != null) {
            headers.put("content-type", terms.contentType());
        }
        if (terms.sha256() != null) {
            byte[] digest = HexFormat.of().parseHex(terms.sha256());
            headers.put("x-amz-checksum-sha256", Base64.getEncoder().encodeToString(digest));
        }
        return new PresignedUpload(link("PUT", key, terms, signedAt, validity), headers);
    }

    @Override
    public URI presignDownload(String key, Instant signedAt, Duration validity) {
        return link("GET", key, UploadTerms.OPEN, signedAt, validity);
    }

    @Override
    public Optional<String> keyOf(URI link) {
        return "store.invalid".equals(link.getRawAuthority()) && "https".equals(link.getScheme())
                ? Optional.of(link.getPath().substring(1)).filter(ObjectKey::isKey)
                : Optional.empty();
    }

    private URI link(String method, String key, UploadTerms terms, Instant signedAt, Duration validity) {
        ObjectKey.require(key);
        if (validity.compareTo(LONGEST_VALIDITY) > 0) {
            throw new IllegalArgumentException("a link lives at most " + LONGEST_VALIDITY);
        }
        URI url = URI.create("https://store.invalid/"
                + URLEncoder.encode(key, UTF_8).replace("%2F", "/") + "?method=" + method + "&signed="
                + signedAt.toEpochMilli() + "&expires=" + validity.toSeconds() + "&terms=" + terms.hashCode());
        links.put(url, new Leave(method, key, terms, signedAt.plus(validity)));
        return url;
    }

    /** Sends a body to an upload link; 200, or 403 when the link or a signed header does not hold, 400 when the body does not. */
    public int put(URI url, Map<String, String> headers, byte[] body) {
        Leave leave = valid(url, "PUT");
        if (leave == null) {
            return 403;
        }
        UploadTerms terms = leave.terms();
        boolean type = terms.contentType() == null || terms.contentType().equals(headers.get("content-type"));
        boolean size = terms.size() == null || terms.size() == body.length;
        boolean listed = terms.sha256() == null || headers.containsKey("x-amz-checksum-sha256");
        if (!type || !size || !listed) {
            return 403;
        }
        if (terms.sha256() != null && !terms.sha256().equals(sha256(body))) {
            return 400;
        }
        objects.put(leave.key(), body.clone());
        return 200;
    }

    /** Follows a download link: the object, or {@code null} when the link does not hold or nothing stands there. */
    public byte @Nullable [] get(URI url) {
        Leave leave = valid(url, "GET");
        return leave == null ? null : objects.get(leave.key());
    }

    private @Nullable Leave valid(URI url, String method) {
        Leave leave = links.get(url);
        boolean holds = leave != null
                && leave.method().equals(method)
                && clock.instant().isBefore(leave.end());
        return holds ? leave : null;
    }

    @Override
    public Map<String, Long> sizes(String prefix) {
        Map<String, Long> sizes = new TreeMap<>();
        objects.forEach((key, content) -> {
            if (key.startsWith(prefix)) {
                sizes.put(key, (long) content.length);
            }
        });
        return sizes;
    }

    @Override
    public Download download(String key, Path target, long maxBytes) {
        byte[] content = objects.get(ObjectKey.require(key));
        if (content == null) {
            return new Download.Absent();
        }
        if (content.length > maxBytes) {
            return new Download.TooLarge(content.length);
        }
        try {
            Files.write(target, content);
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
        return new Download.Downloaded(content.length);
    }

    @Override
    public void upload(String key, Path source, String contentType) {
        try {
            objects.put(ObjectKey.require(key), Files.readAllBytes(source));
        } catch (IOException absent) {
            throw new UncheckedIOException(absent);
        }
    }

    @Override
    public void delete(Collection<String> keys) {
        keys.forEach(key -> objects.remove(ObjectKey.require(key)));
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException(absent);
        }
    }
}
