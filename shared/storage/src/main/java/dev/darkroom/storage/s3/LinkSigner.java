package dev.darkroom.storage.s3;

import dev.darkroom.storage.ObjectKey;
import dev.darkroom.storage.ObjectStore;
import dev.darkroom.storage.PresignedUpload;
import dev.darkroom.storage.UploadTerms;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner.AuthLocation;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Utilities;

/**
 * Signature Version 4 in the query string. The SDK's own presigner reads the clock by itself; this one is told the time, so that the same
 * request answered twice carries the same links.
 */
final class LinkSigner {

    private static final AwsV4HttpSigner SIGNER = AwsV4HttpSigner.create();

    private final S3Utilities addresses;
    private final String bucket;
    private final Region region;
    private final AwsCredentialsProvider credentials;

    LinkSigner(S3Utilities addresses, String bucket, Region region, AwsCredentialsProvider credentials) {
        this.addresses = addresses;
        this.bucket = bucket;
        this.region = region;
        this.credentials = credentials;
    }

    PresignedUpload upload(String key, UploadTerms terms, Instant signedAt, Duration validity) {
        Map<String, String> listed = new TreeMap<>();
        if (terms.contentType() != null) {
            listed.put("content-type", terms.contentType());
        }
        if (terms.sha256() != null) {
            byte[] digest = HexFormat.of().parseHex(terms.sha256());
            listed.put("x-amz-checksum-sha256", Base64.getEncoder().encodeToString(digest));
        }
        Map<String, String> signed = new TreeMap<>(listed);
        if (terms.size() != null) {
            signed.put("content-length", Long.toString(terms.size()));
        }
        return new PresignedUpload(sign(SdkHttpMethod.PUT, key, signed, signedAt, validity), listed);
    }

    URI download(String key, Instant signedAt, Duration validity) {
        return sign(SdkHttpMethod.GET, key, Map.of(), signedAt, validity);
    }

    /** Scheme, host, port and the start of the path must be those of our own links. */
    Optional<String> keyOf(URI link) {
        var ours = address("key");
        var folder = ours.getPath().substring(0, ours.getPath().length() - "key".length());
        boolean here = Objects.equals(link.getScheme(), ours.getScheme())
                && Objects.equals(link.getRawAuthority(), ours.getRawAuthority())
                && link.getPath() != null
                && link.getPath().startsWith(folder);
        return here
                ? Optional.of(link.getPath().substring(folder.length())).filter(ObjectKey::isKey)
                : Optional.empty();
    }

    private URI sign(
            SdkHttpMethod method, String key, Map<String, String> headers, Instant signedAt, Duration validity) {
        ObjectKey.require(key);
        if (validity.compareTo(Duration.ofSeconds(1)) < 0 || validity.compareTo(ObjectStore.LONGEST_VALIDITY) > 0) {
            throw new IllegalArgumentException("a link lives 1 s to " + ObjectStore.LONGEST_VALIDITY + ": " + validity);
        }
        SdkHttpRequest.Builder request = SdkHttpRequest.builder().method(method).uri(address(key));
        headers.forEach(request::putHeader);
        AwsCredentials identity = credentials.resolveCredentials();
        return SIGNER.sign(order -> order.identity(identity)
                        .request(request.build())
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "s3")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region.id())
                        .putProperty(AwsV4HttpSigner.AUTH_LOCATION, AuthLocation.QUERY_STRING)
                        .putProperty(AwsV4HttpSigner.EXPIRATION_DURATION, validity)
                        // S3 signs the path as it stands: neither encoded twice nor normalised
                        .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, false)
                        .putProperty(AwsV4HttpSigner.NORMALIZE_PATH, false)
                        .putProperty(AwsV4HttpSigner.PAYLOAD_SIGNING_ENABLED, false)
                        .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(signedAt, ZoneOffset.UTC)))
                .request()
                .getUri();
    }

    private URI address(String key) {
        return URI.create(
                addresses.getUrl(where -> where.bucket(bucket).key(key)).toString());
    }
}
