package dev.darkroom.identity.secrets;

import dev.darkroom.aws.Secrets;
import dev.darkroom.identity.TokenSecret;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;

/** {@link TokenSecret} in the secret {@code JOBS_TOKEN_SECRET_ARN}. */
@Singleton
final class ManagedTokenSecret implements TokenSecret {
    private final Secrets secrets;
    private final String arn;

    ManagedTokenSecret(Secrets secrets, @Property(name = "jobs.token.secret.arn") String arn) {
        this.secrets = secrets;
        this.arn = arn;
    }

    @Override
    public String read() {
        return secrets.read(arn);
    }
}
