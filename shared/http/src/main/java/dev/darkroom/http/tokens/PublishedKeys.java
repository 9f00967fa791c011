package dev.darkroom.http.tokens;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import dev.darkroom.aws.Secrets;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.text.ParseException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * The public halves of the RS256 keys, of all audiences that are signed so. They are kept for minutes; a key that nobody
 * knows has them read again, but only so often: strangers may make up as many as they like.
 */
@Singleton
@Requires(property = "published.keys.secret.arn")
final class PublishedKeys implements JWKSource<SecurityContext> {
    /** Between two reads that unknown keys cause. A key is published long before it signs, so nobody waits for this. */
    static final Duration REST = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(PublishedKeys.class);

    private final Secrets secrets;
    private final String arn;
    private final InstantSource clock;
    private final AtomicLong restsUntil = new AtomicLong();

    PublishedKeys(Secrets secrets, @Property(name = "published.keys.secret.arn") String arn, InstantSource clock) {
        this.secrets = secrets;
        this.arn = arn;
        this.clock = clock;
    }

    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) throws KeySourceException {
        var known = selector.select(live(() -> secrets.read(arn)));
        if (!known.isEmpty() || !mayAskAgain()) {
            return known;
        }
        try {
            return selector.select(live(() -> secrets.readAnew(arn)));
        } catch (KeySourceException e) {
            LOG.error("an unknown key, and the published ones cannot be read; those that are known stay", e);
            return known;
        }
    }

    private boolean mayAskAgain() {
        long now = clock.millis();
        long rest = restsUntil.get();
        return now >= rest && restsUntil.compareAndSet(rest, now + REST.toMillis());
    }

    /** A key that has ended verifies nothing, though it may still stand in the set. */
    private JWKSet live(Supplier<String> text) throws KeySourceException {
        var now = clock.instant();
        return new JWKSet(parse(text).getKeys().stream()
                .filter(key -> key.getExpirationTime() == null
                        || now.isBefore(key.getExpirationTime().toInstant()))
                .toList());
    }

    private static JWKSet parse(Supplier<String> text) throws KeySourceException {
        try {
            return JWKSet.parse(text.get());
        } catch (SdkException e) {
            throw new KeySourceException("cannot read the secret named by PUBLISHED_KEYS_SECRET_ARN", e);
        } catch (ParseException e) {
            throw new KeySourceException("the secret named by PUBLISHED_KEYS_SECRET_ARN is no JSON Web Key Set", e);
        }
    }
}
