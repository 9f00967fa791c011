package dev.darkroom.database;

import dev.darkroom.aws.Secrets;
import java.time.InstantSource;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;

/** A secret that a test rotates. */
final class HeldSecret implements SecretsManagerClient {
    private volatile String value;
    private volatile int reads;

    HeldSecret(String value) {
        this.value = value;
    }

    static HeldSecret of(String user, String password) {
        return new HeldSecret(json(user, password));
    }

    static String json(String user, String password) {
        return "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(user, password);
    }

    void rotate(String next) {
        value = next;
    }

    int reads() {
        return reads;
    }

    /** As a function has it: values are held for minutes. */
    Secrets secrets() {
        return new Secrets(this, InstantSource.system());
    }

    @Override
    public synchronized GetSecretValueResponse getSecretValue(GetSecretValueRequest request) {
        reads++;
        return GetSecretValueResponse.builder().secretString(value).build();
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
