package dev.darkroom.acceptance;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.darkroom.kernel.IdSource;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes tokens of every kind, with the secrets of the laptop cloud: what only somebody could who has stolen them all. */
final class TokenForge {
    /** More than the leeway that clocks are given. */
    private static final Duration FAR = Duration.ofMinutes(2);

    private static final IdSource IDS = IdSource.secure(InstantSource.system());

    private final byte[] secret;
    private final RSAKey key;

    /** A kind of tokens that are accepted somewhere. An audience more is a line more here. */
    enum Audience {
        JOBS("jobs", "darkroom", true),
        SVG("svg", "realtime-svg", false),
        STUDIO("studio", "darkroom", false);

        private final String name;
        private final String issuer;
        private final boolean symmetric;

        /** @param symmetric HS256 with our secret, else RS256 with the key that signs */
        Audience(String name, String issuer, boolean symmetric) {
            this.name = name;
            this.issuer = issuer;
            this.symmetric = symmetric;
        }
    }

    TokenForge(String jobsSecret, String signingKeys) {
        try {
            this.secret = jobsSecret.getBytes(java.nio.charset.StandardCharsets.UTF_8);
            this.key = JWKSet.parse(signingKeys).getKeys().getLast().toRSAKey();
        } catch (ParseException e) {
            throw new AssertionError("the signing keys are no JSON Web Key Set", e);
        }
    }

    /** Null for none. */
    @Nullable String token(TokenKind kind, Audience audience, String subject) {
        var now = Instant.now();
        var claims = claims(audience, subject, now);
        return switch (kind) {
            case NONE -> null;
            case GARBAGE -> "garbage";
            case EXPIRED -> signed(audience, claims.expirationTime(Date.from(now.minus(FAR))));
            case WRONG_AUDIENCE -> signed(audience, claims.audience("another"));
            case WRONG_ISSUER -> signed(audience, claims.issuer("somebody"));
            case WRONG_ALGORITHM ->
                audience.symmetric
                        ? signed(JWSAlgorithm.RS256, key.getKeyID(), rsa(), claims)
                        : signed(JWSAlgorithm.HS256, null, mac(secret), claims);
            case LONGER_HASH ->
                audience.symmetric
                        ? signed(JWSAlgorithm.HS384, null, mac(secret), claims)
                        : signed(JWSAlgorithm.RS512, key.getKeyID(), rsa(), claims);
            case UNSIGNED -> new PlainJWT(claims.build()).serialize();
            case PUBLIC_KEY_AS_SECRET ->
                signed(JWSAlgorithm.HS256, audience.symmetric ? null : key.getKeyID(), mac(publicKey()), claims);
            case UNKNOWN_KEY ->
                audience.symmetric
                        ? signed(JWSAlgorithm.HS256, "unknown", mac(secret), claims)
                        : signed(JWSAlgorithm.RS256, "unknown", rsa(), claims);
            case NOT_VALID_YET -> signed(audience, claims.notBeforeTime(Date.from(now.plus(FAR))));
            case ISSUED_IN_THE_FUTURE -> signed(audience, claims.issueTime(Date.from(now.plus(FAR))));
            case OTHER_TENANT, RIGHT -> signed(audience, claims);
        };
    }

    private static JWTClaimsSet.Builder claims(Audience audience, String subject, Instant now) {
        return new JWTClaimsSet.Builder()
                .subject(subject)
                .audience(audience.name)
                .issuer(audience.issuer)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(Duration.ofHours(1))))
                // of studio accounts; the others' tokens may say what they like
                .claim("roles", List.of("user"))
                .claim("sid", "login_" + IDS.next());
    }

    private String signed(Audience audience, JWTClaimsSet.Builder claims) {
        return audience.symmetric
                ? signed(JWSAlgorithm.HS256, null, mac(secret), claims)
                : signed(JWSAlgorithm.RS256, key.getKeyID(), rsa(), claims);
    }

    private static String signed(
            JWSAlgorithm algorithm, @Nullable String kid, JWSSigner signer, JWTClaimsSet.Builder claims) {
        try {
            var token =
                    new SignedJWT(new JWSHeader.Builder(algorithm).keyID(kid).build(), claims.build());
            token.sign(signer);
            return token.serialize();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    private JWSSigner rsa() {
        try {
            return new RSASSASigner(key);
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    private static JWSSigner mac(byte[] bytes) {
        try {
            return new MACSigner(bytes);
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    private byte[] publicKey() {
        try {
            return key.toRSAPublicKey().getEncoded();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }
}
