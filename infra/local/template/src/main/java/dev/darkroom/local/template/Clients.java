package dev.darkroom.local.template;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/** SDK clients of the stand-ins, on one HTTP client. Closing it closes them all. */
public final class Clients implements AutoCloseable {
    private final SdkHttpClient http = UrlConnectionHttpClient.create();
    private final DynamoDbClient dynamoDb;
    private final SqsClient sqs;
    private final S3Client s3;

    /** Connects nothing yet: clients connect when they are used. */
    public Clients(Endpoints endpoints) {
        dynamoDb = with(DynamoDbClient.builder(), endpoints)
                .endpointOverride(endpoints.dynamoDb())
                .httpClient(http)
                .build();
        sqs = with(SqsClient.builder(), endpoints)
                .endpointOverride(endpoints.sqs())
                .httpClient(http)
                .build();
        s3 = with(S3Client.builder(), endpoints)
                .endpointOverride(endpoints.s3())
                .httpClient(http)
                .forcePathStyle(true)
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .build();
    }

    private static <B extends AwsClientBuilder<B, ?>> B with(B builder, Endpoints endpoints) {
        var key = AwsBasicCredentials.create(endpoints.accessKey(), endpoints.secretKey());
        return builder.region(Region.of(endpoints.region())).credentialsProvider(StaticCredentialsProvider.create(key));
    }

    public DynamoDbClient dynamoDb() {
        return dynamoDb;
    }

    public SqsClient sqs() {
        return sqs;
    }

    public S3Client s3() {
        return s3;
    }

    @Override
    public void close() {
        dynamoDb.close();
        sqs.close();
        s3.close();
        http.close();
    }
}
