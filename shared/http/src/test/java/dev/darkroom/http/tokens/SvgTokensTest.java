package dev.darkroom.http.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.darkroom.http.testing.HttpFunction;
import dev.darkroom.testing.InMemorySecrets;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** Tokens for names, signed by keys that rotate, as issued and as an attacker would make them. */
class SvgTokensTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00.123Z");
    private static final RSAKey FIRST = key("first");
    private static final RSAKey SECOND = key("second");
    private static final RSAKey STRANGER = key("stranger");

    private static final InMemorySecrets SERVICE = new InMemorySecrets().with("arn:keys", "{\"keys\":[]}");

    private static HttpFunction function;

    @BeforeAll
    static void start() {
        function = HttpFunction.start(Map.of("spec.name", "probe", "published.keys.secret.arn", "arn:keys"));
    }

    @AfterAll
    static void stop() {
        function.close();
    }

    private static RSAKey key(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    @Factory
    @Requires(property = "published.keys.secret.arn", value = "arn:keys")
    static class Services {
        @Singleton
        @Primary
        SecretsManagerClient secrets() {
            return SERVICE;
        }
    }

    @Controller("/api/user")
    @Requires(property = "published.keys.secret.arn", value = "arn:keys")
    static class NamesController {
        @Get("/me")
        Map<String, String> me(NamedCaller caller) {
            return Map.of("name", caller.name());
        }
    }

    @BeforeEach
    void theKeysThatEveryTestKnows() throws JOSEException {
        SERVICE.with(
                "arn:keys", new JWKSet(List.of(FIRST, SECOND)).toPublicJWKSet().toString());
    }

    @Test
    void aTokenOpensByEachLiveKey() throws JOSEException {
        for (var key : List.of(FIRST, SECOND)) {
            var answer = function.get("/api/user/me", bearer(signed(key, issued().build())));
            assertThat(answer.text()).isEqualTo("{\"name\":\"alice\"}");
        }
    }

    @Controller("/realtime/tickets")
    @Requires(property = "published.keys.secret.arn", value = "arn:keys")
    static class AnybodysController {
        @Get
        Map<String, String> who(AnyCaller caller) {
            return switch (caller) {
                case Caller user -> Map.of("user", user.getName());
                case NamedCaller named -> Map.of("name", named.getName());
                case StudioCaller studio -> Map.of("studio", studio.getName());
            };
        }
    }

    @Test
    void aNameThatLooksLikeAnIdIsANameAllTheSame() throws JOSEException {
        var id = "u_01JD0000000000000000000000";

        var answer = function.get(
                "/realtime/tickets", bearer(signed(FIRST, issued().subject(id).build())));

        assertThat(answer.text()).isEqualTo("{\"name\":\"" + id + "\"}");
    }

    static Stream<Arguments> forged() throws JOSEException {
        var publicHalf = FIRST.toRSAPublicKey().getEncoded();
        return Stream.of(
                claims("of another audience", claims -> claims.audience("jobs")),
                claims("of another issuer", claims -> claims.issuer("darkroom")),
                claims("expired", claims -> claims.expirationTime(at(-61))),
                claims("issued in the future", claims -> claims.issueTime(at(62))),
                claims("not valid yet", claims -> claims.notBeforeTime(at(62))),
                claims("for no name", claims -> claims.subject("a/b")),
                claims("for nobody", claims -> claims.subject(null)),
                Arguments.of("unsigned", new PlainJWT(issued().build()).serialize()),
                Arguments.of(
                        "signed with the public half as a secret",
                        signed(JWSAlgorithm.HS256, "first", new MACSigner(publicHalf))),
                Arguments.of(
                        "signed by a stranger under our key's name",
                        signed(JWSAlgorithm.RS256, "first", new RSASSASigner(STRANGER))),
                Arguments.of(
                        "of a key that nobody knows",
                        signed(JWSAlgorithm.RS256, "stranger", new RSASSASigner(STRANGER))),
                Arguments.of(
                        "signed by another algorithm of our key",
                        signed(JWSAlgorithm.RS512, "first", new RSASSASigner(FIRST))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forged")
    void aForgedTokenOpensNothing(String what, String token) {
        var answer = function.get("/api/user/me", bearer(token));

        assertThat(answer.status()).as(what).isEqualTo(401);
        assertThat(answer.text()).startsWith("{\"error\":\"The token is not valid here");
    }

    @Test
    void noTokenAtAllIsRefusedInTheContractsWords() {
        assertThat(function.get("/api/user/me", Map.of()).text())
                .isEqualTo("{\"error\":\"Missing Authorization header\"}");
    }

    private static Map<String, String> bearer(String token) {
        return Map.of("Authorization", "Bearer " + token);
    }

    private static JWTClaimsSet.Builder issued() {
        return new JWTClaimsSet.Builder()
                .subject("alice")
                .audience("svg")
                .issuer("realtime-svg")
                .issueTime(at(0))
                .expirationTime(at(600));
    }

    private static Date at(int seconds) {
        return Date.from(NOW.plusSeconds(seconds));
    }

    private static Arguments claims(String what, UnaryOperator<JWTClaimsSet.Builder> change) throws JOSEException {
        return Arguments.of(what, signed(FIRST, change.apply(issued()).build()));
    }

    private static String signed(RSAKey key, JWTClaimsSet claims) throws JOSEException {
        return signed(JWSAlgorithm.RS256, key.getKeyID(), new RSASSASigner(key), claims);
    }

    private static String signed(JWSAlgorithm algorithm, String keyId, JWSSigner signer) throws JOSEException {
        return signed(algorithm, keyId, signer, issued().build());
    }

    private static String signed(JWSAlgorithm algorithm, String keyId, JWSSigner signer, JWTClaimsSet claims)
            throws JOSEException {
        var jwt = new SignedJWT(new JWSHeader.Builder(algorithm).keyID(keyId).build(), claims);
        jwt.sign(signer);
        return jwt.serialize();
    }
}
