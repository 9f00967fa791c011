package dev.darkroom.http.tokens;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import dev.darkroom.aws.Secrets;
import dev.darkroom.http.RouteGroup;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.text.ParseException;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;

/** The tokens of SVG sessions: RS256, by whichever of our keys the token names. */
@Factory
@Requires(property = "signing.keys.secret.arn")
final class SvgAudience {
    static final String NAME = "svg";

    private static final Pattern SUBJECT = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    @Singleton
    Audience svg(Secrets secrets, @Property(name = "signing.keys.secret.arn") String arn, InstantSource clock) {
        var terms = new Audience.Terms(
                NAME,
                "realtime-svg",
                JWSAlgorithm.RS256,
                Set.of(RouteGroup.SVG),
                subject -> SUBJECT.matcher(subject).matches());
        return new Audience(terms, new PublicHalves(secrets, arn), clock);
    }

    /** Our RS256 keys, as far as others may know them. */
    record PublicHalves(Secrets secrets, String arn) implements JWKSource<SecurityContext> {
        @Override
        public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) throws KeySourceException {
            var keys = read().toPublicJWKSet();
            if (keys.isEmpty()) {
                // the first key may be made at any moment, and its tokens must not wait until this is read again
                secrets.forget(arn);
            }
            return selector.select(keys);
        }

        private JWKSet read() throws KeySourceException {
            try {
                return JWKSet.parse(secrets.read(arn));
            } catch (SdkException e) {
                throw new KeySourceException("cannot read the secret named by SIGNING_KEYS_SECRET_ARN", e);
            } catch (ParseException e) {
                // neither the text nor the parser's message, which quotes it, may reach a log
                throw new KeySourceException("the secret named by SIGNING_KEYS_SECRET_ARN is no JSON Web Key Set");
            }
        }
    }
}
