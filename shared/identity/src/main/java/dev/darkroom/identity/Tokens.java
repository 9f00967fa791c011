package dev.darkroom.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.darkroom.kernel.UserId;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;

/** Issues the tokens of the mobile app: audience {@code jobs}, HS256. They name the user and nothing that can change. */
@Singleton
public final class Tokens {
    /** An anonymous user cannot sign in again without the device hash, so the token outlives a holiday. */
    public static final Duration LIFE = Duration.ofDays(30);

    private static final JWSHeader HEADER =
            new JWSHeader.Builder(JWSAlgorithm.HS256).type(JOSEObjectType.JWT).build();

    private final TokenSecret secret;
    private final InstantSource clock;

    public Tokens(TokenSecret secret, InstantSource clock) {
        this.secret = secret;
        this.clock = clock;
    }

    /** A token that is valid now and for {@link #LIFE}. */
    public String issue(UserId user) {
        var now = clock.instant();
        var claims = new JWTClaimsSet.Builder()
                .subject(user.value())
                .audience("jobs")
                .issuer("darkroom")
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFE)))
                .build();
        try {
            var token = new SignedJWT(HEADER, claims);
            token.sign(new MACSigner(secret.read()));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(
                    "the secret named by JOBS_TOKEN_SECRET_ARN cannot sign: it needs 32 bytes", e);
        }
    }
}
