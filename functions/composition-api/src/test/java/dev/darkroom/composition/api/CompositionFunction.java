package dev.darkroom.composition.api;

import dev.darkroom.aws.AwsClients;
import dev.darkroom.aws.CallCounter;
import dev.darkroom.http.testing.HttpFunction;
import dev.darkroom.testing.InMemorySecrets;
import dev.darkroom.testing.StandIns;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The composition function over the stand-ins, as the template deploys it. */
final class CompositionFunction {
    /** Of everything that is signed. */
    static final String SECRET = "s".repeat(64);

    private static final String ON_STAND_INS = "composition-on-stand-ins";

    private CompositionFunction() {}

    /** @param access {@code open} or {@code token} */
    static HttpFunction start(String access) {
        var stores = StandIns.shared();
        System.setProperty("aws.accessKeyId", stores.endpoints().accessKey());
        System.setProperty("aws.secretAccessKey", stores.endpoints().secretKey());
        System.setProperty("aws.region", stores.endpoints().region());
        var properties = new HashMap<String, Object>();
        properties.put("spec.name", ON_STAND_INS);
        stores.environment("CompositionApiFunction").forEach((name, value) -> set(properties, name, value));
        set(properties, "AWS_ENDPOINT_URL_S3", stores.endpoints().s3().toString());
        set(properties, "CONNECTIONS_ENDPOINT", "http://127.0.0.1:9");
        set(properties, "RATE_LIMIT_FACTOR", "1000");
        set(properties, "COMPOSITION_ACCESS", access);
        return HttpFunction.start(properties);
    }

    /** As the environment would: by its own name and as a property. */
    private static void set(Map<String, Object> properties, String variable, String value) {
        properties.put(variable, value);
        properties.put(variable.toLowerCase(Locale.ROOT).replace('_', '.'), value);
    }

    /** The product's own clients, which count, on the stand-ins; and one secret for everything. */
    @Factory
    @Requires(property = "spec.name", value = ON_STAND_INS)
    static class Services {
        @Singleton
        @Primary
        DynamoDbClient dynamoDb(SdkHttpClient http, AwsCredentialsProvider credentials, CallCounter calls) {
            var endpoint = StandIns.shared().endpoints().dynamoDb();
            return AwsClients.build(DynamoDbClient.builder().endpointOverride(endpoint), http, credentials, calls);
        }

        @Singleton
        @Primary
        SqsClient sqs(SdkHttpClient http, AwsCredentialsProvider credentials, CallCounter calls) {
            var endpoint = StandIns.shared().endpoints().sqs();
            return AwsClients.build(SqsClient.builder().endpointOverride(endpoint), http, credentials, calls);
        }

        @Singleton
        @Primary
        SecretsManagerClient secrets() {
            var environment = StandIns.shared().environment("CompositionApiFunction");
            return new InMemorySecrets()
                    .with(environment.getOrDefault("JOBS_TOKEN_SECRET_ARN", ""), SECRET)
                    .with(environment.getOrDefault("CAPABILITY_SECRET_ARN", ""), SECRET);
        }
    }
}
