package dev.darkroom.aws;

import dev.darkroom.kernel.IdSource;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The SDK clients of a function, and its source of ids. The source of time, {@code InstantSource}, is the framework's. */
@Factory
public final class AwsClients {
    /** A function answers within 30 s; a store that needs longer than this for one call is down. */
    private static final Duration CALL = Duration.ofSeconds(8);

    private static final Duration CONNECT = Duration.ofSeconds(2);

    /** The JDK's own client: the smallest to load, and it keeps its connections. */
    @Singleton
    @Bean(preDestroy = "close")
    SdkHttpClient httpClient() {
        return UrlConnectionHttpClient.builder()
                .connectionTimeout(CONNECT)
                .socketTimeout(CALL)
                .build();
    }

    @Singleton
    AwsCredentialsProvider credentials() {
        return DefaultCredentialsProvider.builder().build();
    }

    /** Gives a client what all clients share; for the clients that a capability makes itself. */
    public static <B extends AwsClientBuilder<B, C> & SdkSyncClientBuilder<B, C>, C> C build(
            B builder, SdkHttpClient http, AwsCredentialsProvider credentials, CallCounter calls) {
        return builder.httpClient(http)
                .credentialsProvider(credentials)
                .overrideConfiguration(ClientOverrideConfiguration.builder()
                        .apiCallTimeout(CALL)
                        .addExecutionInterceptor(calls)
                        .build())
                .build();
    }

    @Singleton
    @Bean(preDestroy = "close")
    DynamoDbClient dynamoDb(SdkHttpClient http, AwsCredentialsProvider credentials, CallCounter calls) {
        return build(DynamoDbClient.builder(), http, credentials, calls);
    }

    @Singleton
    @Bean(preDestroy = "close")
    SqsClient sqs(SdkHttpClient http, AwsCredentialsProvider credentials, CallCounter calls) {
        return build(SqsClient.builder(), http, credentials, calls);
    }

    @Singleton
    @Bean(preDestroy = "close")
    SecretsManagerClient secretsManager(SdkHttpClient http, AwsCredentialsProvider credentials, CallCounter calls) {
        return build(SecretsManagerClient.builder(), http, credentials, calls);
    }

    @Singleton
    IdSource ids(InstantSource clock) {
        return IdSource.secure(clock);
    }
}
