package dev.darkroom.identity.secrets;

import dev.darkroom.aws.Secrets;
import dev.darkroom.identity.KeyRing;
import dev.darkroom.identity.KeyVault;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ResourceExistsException;

/**
 * {@link KeyVault} in two secrets: {@code SIGNING_KEYS_SECRET_ARN} for who signs, {@code PUBLISHED_KEYS_SECRET_ARN} for who
 * verifies. Secrets Manager has no conditional write, but takes one text under one version id and refuses others: each
 * generation has an id of its own.
 */
@Singleton
final class ManagedKeyVault implements KeyVault {
    private static final Logger LOG = LoggerFactory.getLogger(ManagedKeyVault.class);

    private final Secrets secrets;
    private final SecretsManagerClient client;
    private final String signing;
    private final String published;

    ManagedKeyVault(
            Secrets secrets,
            SecretsManagerClient client,
            @Property(name = "signing.keys.secret.arn") String signing,
            @Property(name = "published.keys.secret.arn") String published) {
        this.secrets = secrets;
        this.client = client;
        this.signing = signing;
        this.published = published;
    }

    @Override
    public KeyRing held() {
        return KeyRing.of(secrets.read(signing));
    }

    @Override
    public KeyRing published() {
        return KeyRing.of(secrets.read(published));
    }

    @Override
    public void refresh() {
        secrets.forget(signing);
        secrets.forget(published);
    }

    @Override
    public boolean put(KeyRing next) {
        var isFirst = put(signing, next);
        LOG.info("{} {}", isFirst ? "kept" : "others were before us with another generation than our", next);
        return isFirst;
    }

    /** One generation's public halves are one text, so whoever was before wrote the same. */
    @Override
    public void publish(KeyRing ring) {
        put(published, ring.publicHalves());
        LOG.info("published {}", ring);
    }

    private boolean put(String arn, KeyRing ring) {
        try {
            client.putSecretValue(request ->
                    request.secretId(arn).clientRequestToken(version(ring)).secretString(ring.text()));
            return true;
        } catch (ResourceExistsException another) {
            return false;
        } finally {
            secrets.forget(arn);
        }
    }

    /** At least 32 characters, as the service wants. */
    private static String version(KeyRing ring) {
        return "darkroom-keys-%020d".formatted(ring.generation());
    }
}
