package dev.darkroom.identity.api;

import dev.darkroom.testing.StandIns;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.PutSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.PutSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.ResourceExistsException;

/** The service's answers to the two calls that the function makes. */
final class InMemorySecrets implements SecretsManagerClient {
    static final String TOKEN = "arn:token";
    static final String KEYS = "arn:keys";

    static final String DATABASE = "arn:database";

    private final Map<String, String> values = new HashMap<>(Map.of(
            TOKEN,
            "0123456789abcdef0123456789abcdef0123456789",
            KEYS,
            "{\"keys\":[]}",
            DATABASE,
            StandIns.shared().database().secret()));
    private final Map<String, String> writes = new HashMap<>();

    @Override
    public synchronized GetSecretValueResponse getSecretValue(GetSecretValueRequest request) {
        return GetSecretValueResponse.builder()
                .secretString(values.get(request.secretId()))
                .build();
    }

    /** A token that was used with other text is refused, as by the service. */
    @Override
    public synchronized PutSecretValueResponse putSecretValue(PutSecretValueRequest request) {
        var earlier = writes.putIfAbsent(request.clientRequestToken(), request.secretString());
        if (earlier != null && !earlier.equals(request.secretString())) {
            throw ResourceExistsException.builder().message("token used").build();
        }
        values.put(request.secretId(), request.secretString());
        return PutSecretValueResponse.builder().build();
    }

    @Override
    public String serviceName() {
        return "secretsmanager";
    }

    @Override
    public void close() {
        // nothing is held open
    }
}
