package dev.darkroom.aws;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * Secret values, read when first needed and kept for {@link #FRESH}, so that a rotated secret takes effect without a
 * deployment. A value is never logged and never part of an exception's message.
 */
@Singleton
public final class Secrets {
    /** How long a value is used before it is read again. */
    public static final Duration FRESH = Duration.ofMinutes(5);

    private record Held(String value, Instant readAt) {}

    private final SecretsManagerClient client;
    private final InstantSource clock;
    private final Map<String, Held> held = new ConcurrentHashMap<>();

    public Secrets(SecretsManagerClient client, InstantSource clock) {
        this.client = client;
        this.clock = clock;
    }

    /**
     * The current value of the secret.
     *
     * @throws software.amazon.awssdk.core.exception.SdkException when it cannot be read and no earlier value is held
     */
    public String read(String arn) {
        var now = clock.instant();
        var known = held.get(arn);
        if (known != null && now.isBefore(known.readAt.plus(FRESH))) {
            return known.value;
        }
        var value = client.getSecretValue(request -> request.secretId(arn)).secretString();
        held.put(arn, new Held(value, now));
        return value;
    }

    /** Forgets what is held: the next read asks the service. For who has just written, or must not trust its copy. */
    public void forget(String arn) {
        held.remove(arn);
    }
}
