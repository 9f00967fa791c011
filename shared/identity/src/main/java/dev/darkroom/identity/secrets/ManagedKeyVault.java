package dev.darkroom.identity.secrets;

import dev.darkroom.aws.Secrets;
import dev.darkroom.identity.KeyVault;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ResourceExistsException;

/** {@link KeyVault} in the secret {@code SIGNING_KEYS_SECRET_ARN}. */
@Singleton
final class ManagedKeyVault implements KeyVault {
    private static final Logger LOG = LoggerFactory.getLogger(ManagedKeyVault.class);

    /** All first writes carry this token: Secrets Manager takes one of them and refuses the others' text. */
    private static final String FIRST_WRITE = "darkroom-first-signing-key-000001";

    private final Secrets secrets;
    private final SecretsManagerClient client;
    private final String arn;

    ManagedKeyVault(
            Secrets secrets, SecretsManagerClient client, @Property(name = "signing.keys.secret.arn") String arn) {
        this.secrets = secrets;
        this.client = client;
        this.arn = arn;
    }

    @Override
    public String read() {
        return secrets.read(arn);
    }

    @Override
    public String putFirst(String keys) {
        try {
            client.putSecretValue(request ->
                    request.secretId(arn).clientRequestToken(FIRST_WRITE).secretString(keys));
            LOG.info("made the first signing key");
        } catch (ResourceExistsException madeByAnother) {
            LOG.info("another environment made the first signing key, reading that");
        }
        secrets.forget(arn);
        return secrets.read(arn);
    }
}
