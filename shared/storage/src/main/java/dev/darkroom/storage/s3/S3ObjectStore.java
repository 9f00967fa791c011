package dev.darkroom.storage.s3;

import dev.darkroom.storage.Download;
import dev.darkroom.storage.ObjectKey;
import dev.darkroom.storage.ObjectStore;
import dev.darkroom.storage.ObjectStoreUnavailable;
import dev.darkroom.storage.PresignedUpload;
import dev.darkroom.storage.UploadTerms;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;

/** The port over one S3 client. */
final class S3ObjectStore implements ObjectStore {

    /** Most keys that one removal may name, set by the protocol. */
    private static final int KEYS_PER_REMOVAL = 1000;

    private final S3Client s3;
    private final String bucket;
    private final LinkSigner links;

    S3ObjectStore(S3Client s3, String bucket, LinkSigner links) {
        this.s3 = s3;
        this.bucket = bucket;
        this.links = links;
    }

    @Override
    public PresignedUpload presignUpload(String key, UploadTerms terms, Instant signedAt, Duration validity) {
        return links.upload(key, terms, signedAt, validity);
    }

    @Override
    public URI presignDownload(String key, Instant signedAt, Duration validity) {
        return links.download(key, signedAt, validity);
    }

    @Override
    public Optional<String> keyOf(URI link) {
        return links.keyOf(link);
    }

    @Override
    public Map<String, Long> sizes(String prefix) {
        return reach("list " + prefix, () -> {
            SortedMap<String, Long> sizes = new TreeMap<>();
            s3.listObjectsV2Paginator(list -> list.bucket(bucket).prefix(prefix))
                    .contents()
                    .forEach(object -> sizes.put(object.key(), object.size()));
            return sizes;
        });
    }

    @Override
    public Download download(String key, Path target, long maxBytes) {
        ObjectKey.require(key);
        return reach("read " + key, () -> {
            try (ResponseInputStream<GetObjectResponse> body =
                    s3.getObject(get -> get.bucket(bucket).key(key))) {
                long bytes = body.response().contentLength();
                if (bytes > maxBytes) {
                    // closing would read the rest to keep the connection: give the connection up instead
                    body.abort();
                    return new Download.TooLarge(bytes);
                }
                return new Download.Downloaded(write(body, target));
            } catch (NoSuchKeyException absent) {
                return new Download.Absent();
            } catch (IOException broken) {
                throw new ObjectStoreUnavailable("could not read " + key, broken);
            }
        });
    }

    /** Writes beside the target and moves, so that a transfer that breaks leaves no half file. */
    private static long write(ResponseInputStream<GetObjectResponse> body, Path target) throws IOException {
        Path part = target.resolveSibling(target.getFileName() + ".part");
        try {
            long written = Files.copy(body, part, StandardCopyOption.REPLACE_EXISTING);
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
            return written;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    @Override
    public void upload(String key, Path source, String contentType) {
        ObjectKey.require(key);
        if (!Files.isRegularFile(source)) {
            throw new UncheckedIOException(new IOException("no file to upload at " + source));
        }
        reach(
                "write " + key,
                () -> s3.putObject(
                        put -> put.bucket(bucket).key(key).contentType(contentType), RequestBody.fromFile(source)));
    }

    @Override
    public void delete(Collection<String> keys) {
        List<String> all = new ArrayList<>(keys);
        all.forEach(ObjectKey::require);
        for (int from = 0; from < all.size(); from += KEYS_PER_REMOVAL) {
            removeAtOnce(all.subList(from, Math.min(all.size(), from + KEYS_PER_REMOVAL)));
        }
    }

    private void removeAtOnce(List<String> keys) {
        List<ObjectIdentifier> named = keys.stream()
                .map(key -> ObjectIdentifier.builder().key(key).build())
                .toList();
        DeleteObjectsResponse answer = reach(
                "remove " + keys.size() + " objects",
                () -> s3.deleteObjects(remove ->
                        remove.bucket(bucket).delete(list -> list.objects(named).quiet(true))));
        if (answer.hasErrors() && !answer.errors().isEmpty()) {
            var first = answer.errors().getFirst();
            throw new ObjectStoreUnavailable(
                    "could not remove " + answer.errors().size() + " objects, first " + first.key() + ": "
                            + first.code(),
                    new IOException(first.message()));
        }
    }

    private <T> T reach(String what, Supplier<T> call) {
        try {
            return call.get();
        } catch (SdkException failure) {
            throw new ObjectStoreUnavailable("could not " + what + " in bucket " + bucket, failure);
        }
    }
}
