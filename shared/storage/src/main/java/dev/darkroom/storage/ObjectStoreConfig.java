package dev.darkroom.storage;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Which bucket, and how to reach it.
 *
 * @param bucket name of the bucket
 * @param endpoint {@code null} for AWS; the account's endpoint for R2 ({@code https://ACCOUNT.r2.cloudflarestorage.com}) and for a
 *     local stand-in. With an endpoint the bucket is addressed in the path, which all of them understand
 * @param region {@code null} for the region of the environment; R2 wants {@code auto}
 * @param credentials {@code null} for the role that the code runs under
 */
public record ObjectStoreConfig(
        String bucket,
        @Nullable URI endpoint,
        @Nullable String region,
        @Nullable Credentials credentials) {

    /** Refuses what could not address a bucket. */
    public ObjectStoreConfig {
        if (bucket.isBlank()) {
            throw new IllegalArgumentException("the bucket of the object store has no name");
        }
        if (endpoint != null && (endpoint.getHost() == null || endpoint.getScheme() == null)) {
            throw new IllegalArgumentException("the endpoint of the object store is not an absolute URL: " + endpoint);
        }
    }

    /** A key pair made for the bucket. Its text form hides the secret. */
    public record Credentials(String accessKeyId, String secretAccessKey) {

        @Override
        public String toString() {
            return "Credentials[" + accessKeyId + "]";
        }
    }
}
