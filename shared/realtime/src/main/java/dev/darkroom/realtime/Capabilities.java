package dev.darkroom.realtime;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Signed URLs that open a socket on one topic until they expire: whoever holds one may watch. They are compact HS256
 * tokens of an audience of their own, so that no other token of Darkroom passes for one, nor the reverse.
 */
public final class Capabilities {
    private static final String ISSUER = "darkroom";
    private static final String AUDIENCE = "realtime";
    private static final String TOPIC = "topic";

    /** A capability of ours has about 300 characters; what is much longer is not looked at. */
    private static final int MAX_LENGTH = 2048;

    private final URI webSocketUrl;
    private final Supplier<String> secret;

    /**
     * @param webSocketUrl what clients connect to, {@code wss://…}
     * @param secret at least 32 bytes; asked for at each use, so that it can rotate
     */
    public Capabilities(URI webSocketUrl, Supplier<String> secret) {
        this.webSocketUrl = webSocketUrl;
        this.secret = secret;
    }

    /** A URL that a bare WebSocket client opens to get the whole topic; {@code &after=N} may be added. */
    public URI webSocketUrl(Topic topic, Instant expiresAt) {
        var claims = new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(AUDIENCE)
                .claim(TOPIC, topic.name())
                .expirationTime(Date.from(expiresAt))
                .build();
        return URI.create(webSocketUrl + "?capability=" + sign(claims));
    }

    /** The topic that the capability opens; empty when it is malformed, not ours, or expired at {@code now}. */
    public Optional<Topic> verify(String capability, Instant now) {
        if (capability.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            var token = SignedJWT.parse(capability);
            return isOurs(token) ? topic(token.getJWTClaimsSet(), now) : Optional.empty();
        } catch (ParseException e) {
            return Optional.empty();
        }
    }

    private String sign(JWTClaimsSet claims) {
        try {
            var header = new JWSHeader.Builder(JWSAlgorithm.HS256)
                    .type(JOSEObjectType.JWT)
                    .build();
            var token = new SignedJWT(header, claims);
            token.sign(new MACSigner(key()));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("cannot sign a capability", e);
        }
    }

    private boolean isOurs(SignedJWT token) {
        try {
            return JWSAlgorithm.HS256.equals(token.getHeader().getAlgorithm()) && token.verify(new MACVerifier(key()));
        } catch (JOSEException e) {
            throw new IllegalStateException("cannot verify a capability", e);
        }
    }

    private static Optional<Topic> topic(JWTClaimsSet claims, Instant now) throws ParseException {
        var expires = claims.getExpirationTime();
        boolean valid = ISSUER.equals(claims.getIssuer())
                && List.of(AUDIENCE).equals(claims.getAudience())
                && expires != null
                && now.isBefore(expires.toInstant());
        return valid ? Optional.ofNullable(claims.getStringClaim(TOPIC)).flatMap(Topic::parse) : Optional.empty();
    }

    private byte[] key() {
        var bytes = secret.get().getBytes(StandardCharsets.UTF_8);
        if (bytes.length < 32) {
            throw new IllegalStateException("the secret CAPABILITY_SECRET_ARN needs at least 32 bytes");
        }
        return bytes;
    }
}
