package dev.darkroom.http.tokens;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import dev.darkroom.aws.Secrets;
import dev.darkroom.http.RouteGroup;
import dev.darkroom.kernel.UserId;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;

/** The tokens of the mobile app: HS256 by a secret that only our functions know. */
@Factory
@Requires(property = "jobs.token.secret.arn")
final class JobsAudience {
    static final String NAME = "jobs";

    /** A shorter key can be found by trying, RFC 7518 section 3.2. */
    private static final int MIN_SECRET_BYTES = 32;

    private static final Set<RouteGroup> OPENS =
            Set.of(RouteGroup.JOBS, RouteGroup.WORKER_REPORTS, RouteGroup.COMPOSITION, RouteGroup.REALTIME);

    @Singleton
    Audience jobs(Secrets secrets, @Property(name = "jobs.token.secret.arn") String arn, InstantSource clock) {
        var terms = new Audience.Terms(
                NAME,
                "darkroom",
                JWSAlgorithm.HS256,
                OPENS,
                subject -> UserId.parse(subject).isPresent());
        return new Audience(terms, new SharedSecret(secrets, arn), clock);
    }

    private record SharedSecret(Secrets secrets, String arn) implements JWKSource<SecurityContext> {
        @Override
        public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) throws KeySourceException {
            try {
                var secret = secrets.read(arn).getBytes(StandardCharsets.UTF_8);
                if (secret.length < MIN_SECRET_BYTES) {
                    throw new KeySourceException(
                            "the secret named by JOBS_TOKEN_SECRET_ARN has fewer than " + MIN_SECRET_BYTES + " bytes");
                }
                return selector.select(new com.nimbusds.jose.jwk.JWKSet(new OctetSequenceKey.Builder(secret).build()));
            } catch (SdkException e) {
                throw new KeySourceException("cannot read the secret named by JOBS_TOKEN_SECRET_ARN", e);
            }
        }
    }
}
