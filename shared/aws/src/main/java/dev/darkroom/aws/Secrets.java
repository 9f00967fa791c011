package dev.darkroom.aws;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * Secret values, read when first needed and kept for {@link #FRESH}, so that a rotated secret takes effect without a
 * deployment. A value is never logged and never part of an exception's message.
 */
@Singleton
public final class Secrets {
    /** How long a value is used before it is read again. */
    public static final Duration FRESH = Duration.ofMinutes(5);

    /** How long nobody tries again after the service did not answer. */
    private static final Duration REST = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(Secrets.class);

    private record Held(String value, Instant until) {}

    private final SecretsManagerClient client;
    private final InstantSource clock;
    private final Map<String, Held> held = new ConcurrentHashMap<>();

    public Secrets(SecretsManagerClient client, InstantSource clock) {
        this.client = client;
        this.clock = clock;
    }

    /**
     * The value of the secret, at most {@link #FRESH} old while the service answers; while it does not, the one before.
     *
     * @throws SdkException when it cannot be read and no earlier value is held
     */
    public String read(String arn) {
        var known = held.get(arn);
        if (known != null && clock.instant().isBefore(known.until)) {
            return known.value;
        }
        try {
            return readAnew(arn);
        } catch (SdkException e) {
            if (known == null) {
                throw e;
            }
            LOG.error("secret {} cannot be read; the value that is held serves on", arn, e);
            held.put(arn, new Held(known.value, clock.instant().plus(REST)));
            return known.value;
        }
    }

    /**
     * The value as the service has it now.
     *
     * @throws SdkException when it cannot be read; what is held stays
     */
    public String readAnew(String arn) {
        var value = client.getSecretValue(request -> request.secretId(arn)).secretString();
        held.put(arn, new Held(value, clock.instant().plus(FRESH)));
        return value;
    }

    /** Forgets what is held: the next read asks the service. For who has just written, or must not trust its copy. */
    public void forget(String arn) {
        held.remove(arn);
    }
}
