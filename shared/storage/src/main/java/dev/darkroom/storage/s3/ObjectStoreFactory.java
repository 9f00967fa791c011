package dev.darkroom.storage.s3;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.darkroom.aws.CallCounter;
import dev.darkroom.aws.Secrets;
import dev.darkroom.storage.ObjectStore;
import dev.darkroom.storage.ObjectStoreConfig;
import dev.darkroom.storage.ObjectStoreConfig.Credentials;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.net.URI;
import software.amazon.awssdk.http.SdkHttpClient;

/** The object store of a function, by the variables that the template gives it; an empty variable counts as absent. */
@Factory
final class ObjectStoreFactory {

    @Singleton
    ObjectStore objectStore(
            @Value("${OBJECT_STORE_BUCKET}") String bucket,
            @Value("${OBJECT_STORE_ENDPOINT:}") String endpoint,
            // the SDK's own variable, by which a local stand-in is found; signed links must name it too
            @Value("${AWS_ENDPOINT_URL_S3:}") String sdkEndpoint,
            @Value("${OBJECT_STORE_REGION:}") String region,
            @Value("${OBJECT_STORE_CREDENTIALS_SECRET_ARN:}") String credentialsSecret,
            Secrets secrets,
            SdkHttpClient http,
            CallCounter calls) {
        String address = endpoint.isBlank() ? sdkEndpoint : endpoint;
        var config = new ObjectStoreConfig(
                bucket,
                address.isBlank() ? null : URI.create(address),
                region.isBlank() ? null : region,
                credentialsSecret.isBlank() ? null : credentials(secrets.read(credentialsSecret)));
        return S3ObjectStores.open(config, http, calls);
    }

    /** The secret is written by the operator: {@code {"access_key_id","secret_access_key"}}. */
    private static Credentials credentials(String secret) {
        JsonNode pair = parsed(secret);
        String id = pair.path("access_key_id").asText();
        String key = pair.path("secret_access_key").asText();
        if (id.isBlank() || key.isBlank()) {
            throw new IllegalStateException(
                    "the secret of OBJECT_STORE_CREDENTIALS_SECRET_ARN lacks access_key_id or secret_access_key");
        }
        return new Credentials(id, key);
    }

    private static JsonNode parsed(String secret) {
        try {
            return new ObjectMapper().readTree(secret);
        } catch (JsonProcessingException malformed) {
            // neither its message nor its cause: both quote the secret
            return MissingNode.getInstance();
        }
    }
}
