package dev.darkroom.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import jakarta.inject.Singleton;
import java.text.ParseException;
import java.util.Map;

/**
 * The RS256 keys, as a JSON Web Key Set in a secret: the first signs, all are published, so that a key can be rotated
 * without signing anybody out. Where the secret holds none, the first who needs one makes it.
 */
@Singleton
public final class SigningKeys {
    private static final int KEY_BITS = 2048;

    private final KeyVault vault;

    public SigningKeys(KeyVault vault) {
        this.vault = vault;
    }

    /** The public halves, as {@code GET /.well-known/jwks.json} answers them; never empty. */
    public Map<String, Object> published() {
        return current().toPublicJWKSet().toJSONObject(true);
    }

    /** A token of these claims, by the key that signs; its {@code kid} says which one that was. */
    public String sign(JWTClaimsSet claims) {
        try {
            var key = current().getKeys().getFirst().toRSAKey();
            var header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                    .type(JOSEObjectType.JWT)
                    .keyID(key.getKeyID())
                    .build();
            var token = new SignedJWT(header, claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("the first key named by SIGNING_KEYS_SECRET_ARN cannot sign", e);
        }
    }

    private JWKSet current() {
        var held = parse(vault.read());
        return held.isEmpty() ? makeFirst() : held;
    }

    private JWKSet makeFirst() {
        var made = parse(vault.putFirst(new JWKSet(newKey()).toString(false)));
        if (made.isEmpty()) {
            throw new IllegalStateException("the vault of signing keys holds none after one was put");
        }
        return made;
    }

    private static JWK newKey() {
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

    private static JWKSet parse(String text) {
        try {
            var keys = JWKSet.parse(text);
            if (keys.getKeys().stream().allMatch(RSAKey.class::isInstance)) {
                return keys;
            }
        } catch (ParseException e) {
            // the text is a secret: neither it nor the parser's message, which quotes it, may reach a log
            throw new IllegalStateException("the secret named by SIGNING_KEYS_SECRET_ARN is no JSON Web Key Set");
        }
        throw new IllegalStateException("the secret named by SIGNING_KEYS_SECRET_ARN holds a key that is not RSA");
    }
}
