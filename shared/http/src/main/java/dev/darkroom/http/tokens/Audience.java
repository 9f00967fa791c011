package dev.darkroom.http.tokens;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import dev.darkroom.http.RouteGroup;
import java.text.ParseException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tokens of one kind: who issues them, how they are signed, and what they open. */
public final class Audience {
    private static final Logger LOG = LoggerFactory.getLogger(Audience.class);

    private final Terms terms;
    private final DefaultJWTProcessor<SecurityContext> processor;
    private final Predicate<JWTClaimsSet> stands;

    /**
     * What a token must be.
     *
     * @param name its {@code aud}
     * @param issuer its {@code iss}
     * @param algorithm the only one that is accepted, whatever a token's header says
     * @param opens where it is accepted
     * @param subject which {@code sub} this audience issues
     */
    public record Terms(
            String name, String issuer, JWSAlgorithm algorithm, Set<RouteGroup> opens, Predicate<String> subject) {}

    /** @param keys asked at each verification, so that keys can rotate; for RS256 the token's {@code kid} selects */
    public Audience(Terms terms, JWKSource<SecurityContext> keys, InstantSource clock) {
        this(terms, keys, clock, claims -> true);
    }

    /** @param stands asked last, of a token that is right in all else: whether it has been revoked since its issue */
    public Audience(Terms terms, JWKSource<SecurityContext> keys, InstantSource clock, Predicate<JWTClaimsSet> stands) {
        this.terms = terms;
        this.stands = stands;
        this.processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(terms.algorithm(), keys));
        processor.setJWTClaimsSetVerifier(new ClaimsInTime(terms.name(), terms.issuer(), clock));
    }

    boolean opens(RouteGroup group) {
        return terms.opens().contains(group);
    }

    /**
     * The claims of a token of this audience; empty when it is anything else: forged, expired, of another audience,
     * unsigned, revoked.
     *
     * @throws KeysUnavailable when the keys could not be read, which says nothing about the token
     */
    Optional<JWTClaimsSet> verify(String token) {
        try {
            var claims = processor.process(token, null);
            return Optional.of(claims)
                    .filter(issued -> terms.subject().test(issued.getSubject()))
                    .filter(stands);
        } catch (KeySourceException e) {
            throw new KeysUnavailable(terms.name(), e);
        } catch (ParseException | BadJOSEException | JOSEException e) {
            // why it was refused is for us to know: the answer must not help to forge the next one
            LOG.debug("token refused for audience {}: {}", terms.name(), e.getMessage());
            return Optional.empty();
        }
    }

    /** The keys of an audience could not be read: the request fails as ours, not as the client's. */
    static final class KeysUnavailable extends RuntimeException {
        private static final long serialVersionUID = 1;

        KeysUnavailable(String audience, Throwable cause) {
            super("cannot read the keys of audience " + audience, cause);
        }
    }
}
