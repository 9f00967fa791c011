package dev.darkroom.storage.s3;

import dev.darkroom.storage.ObjectStore;
import dev.darkroom.storage.ObjectStoreConfig;
import java.net.URI;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.s3.LegacyMd5Plugin;
import software.amazon.awssdk.services.s3.S3Client;

/** Opens the bucket of a configuration. */
public final class S3ObjectStores {

    private S3ObjectStores() {}

    /**
     * Opens a bucket; makes no call, so a bucket that does not exist shows on first use.
     *
     * @param http the HTTP client of the process; the caller closes it
     * @param watchers see every call to the store
     */
    public static ObjectStore open(ObjectStoreConfig config, SdkHttpClient http, ExecutionInterceptor... watchers) {
        Region region = config.region() == null
                ? DefaultAwsRegionProviderChain.builder().build().getRegion()
                : Region.of(config.region());
        AwsCredentialsProvider credentials = credentials(config);
        URI endpoint = config.endpoint();
        var client = S3Client.builder()
                .httpClient(http)
                .region(region)
                .credentialsProvider(credentials)
                .overrideConfiguration(ClientOverrideConfiguration.builder()
                        .executionInterceptors(List.of(watchers))
                        .build())
                .forcePathStyle(endpoint != null)
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                // removal of many keys must carry a checksum; MD5 is the one that every store takes
                .addPlugin(LegacyMd5Plugin.create());
        if (endpoint != null) {
            client.endpointOverride(endpoint);
        }
        S3Client s3 = client.build();
        return new S3ObjectStore(
                s3, config.bucket(), new LinkSigner(s3.utilities(), config.bucket(), region, credentials));
    }

    private static AwsCredentialsProvider credentials(ObjectStoreConfig config) {
        ObjectStoreConfig.Credentials own = config.credentials();
        return own == null
                ? DefaultCredentialsProvider.builder().build()
                : StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(own.accessKeyId(), own.secretAccessKey()));
    }
}
