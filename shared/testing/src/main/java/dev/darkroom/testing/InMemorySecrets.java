package dev.darkroom.testing;

import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.PutSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.PutSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.ResourceExistsException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/** Secrets Manager's answers to the two calls that Darkroom makes of it. Counts the reads. */
public final class InMemorySecrets implements SecretsManagerClient {
    private final Map<String, String> current = new HashMap<>();
    private final Map<String, Map<String, String>> versions = new HashMap<>();
    private int reads;
    private boolean silent;

    /** Sets a value past the service's rules, as before a test began. */
    public synchronized InMemorySecrets with(String arn, String value) {
        current.put(arn, value);
        return this;
    }

    /** From now on nothing can be read. */
    public synchronized void fallSilent() {
        silent = true;
    }

    /** How often any value was read. */
    public synchronized int reads() {
        return reads;
    }

    @Override
    public synchronized GetSecretValueResponse getSecretValue(GetSecretValueRequest request) {
        reads++;
        if (silent) {
            throw SdkClientException.create("no answer");
        }
        var value = current.get(request.secretId());
        if (value == null) {
            throw ResourceNotFoundException.builder()
                    .message("no secret " + request.secretId())
                    .build();
        }
        return GetSecretValueResponse.builder().secretString(value).build();
    }

    /** A token that was used before: with the same text nothing happens, with another it is refused. */
    @Override
    public synchronized PutSecretValueResponse putSecretValue(PutSecretValueRequest request) {
        var earlier = versions.computeIfAbsent(request.secretId(), arn -> new HashMap<>())
                .putIfAbsent(request.clientRequestToken(), request.secretString());
        if (earlier != null && !earlier.equals(request.secretString())) {
            throw ResourceExistsException.builder().message("token used").build();
        }
        if (earlier == null) {
            current.put(request.secretId(), request.secretString());
        }
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
