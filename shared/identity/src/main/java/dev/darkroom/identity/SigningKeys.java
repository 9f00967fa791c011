package dev.darkroom.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Signs with the RS256 key whose turn it is. Where there is none, the first who needs one makes it; where a rotation died
 * between keeping a key and publishing it, the first who needs that key publishes it.
 */
@Singleton
public final class SigningKeys {
    private static final int KEY_BITS = 2048;

    private final KeyVault vault;
    private final InstantSource clock;
    private final Supplier<RSAKey> newKeys;

    @Inject
    public SigningKeys(KeyVault vault, InstantSource clock) {
        this(vault, clock, SigningKeys::newKey);
    }

    SigningKeys(KeyVault vault, InstantSource clock, Supplier<RSAKey> newKeys) {
        this.vault = vault;
        this.clock = clock;
        this.newKeys = newKeys;
    }

    /** The public halves, as {@code GET /.well-known/jwks.json} answers them; never empty. */
    public Map<String, Object> published() {
        signer();
        return vault.published().published(clock.instant());
    }

    /** A token of these claims, by the key that signs; its {@code kid} says which one that was. */
    public String sign(JWTClaimsSet claims) {
        try {
            var key = signer();
            var header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                    .type(JOSEObjectType.JWT)
                    .keyID(key.getKeyID())
                    .build();
            var token = new SignedJWT(header, claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("a key named by SIGNING_KEYS_SECRET_ARN cannot sign", e);
        }
    }

    private RSAKey signer() {
        return usable().or(this::usableAfterMending)
                .orElseThrow(
                        () -> new IllegalStateException(
                                "no key of SIGNING_KEYS_SECRET_ARN may sign now: an operator must revoke those that are there"));
    }

    private Optional<RSAKey> usable() {
        return vault.held().signer(clock.instant(), vault.published());
    }

    private Optional<RSAKey> usableAfterMending() {
        vault.refresh();
        if (vault.held().generation() == 0) {
            var now = clock.instant();
            vault.put(vault.held().succeeded(newKeys.get(), now, now));
        }
        if (vault.published().generation() < vault.held().generation()) {
            vault.publish(vault.held());
        }
        return usable();
    }

    /** Takes some hundred milliseconds. */
    static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(KEY_BITS)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .keyIDFromThumbprint(true)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("every JDK can make RSA keys", e);
        }
    }
}
