package dev.darkroom.http.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.darkroom.http.testing.HttpFunction;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;

/** Tokens of the mobile app as an attacker would make them, sent to a route that wants one. */
class TokenAttacksTest {
    private static final String SECRET = "the secret of these tests, longer than 32 bytes";
    private static final String OTHER = "another secret that is longer than 32 bytes too";
    private static final String USER = "u_01JD0000000000000000000000";

    /** When the function's clock stands. */
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00.123Z");

    private static HttpFunction function;

    @BeforeAll
    static void start() {
        function = HttpFunction.start(Map.of("spec.name", "probe", "jobs.token.secret.arn", "arn:jobs-token"));
    }

    @AfterAll
    static void stop() {
        function.close();
    }

    @Factory
    @Requires(property = "jobs.token.secret.arn", value = "arn:jobs-token")
    static class Services {
        @Singleton
        @Primary
        SecretsManagerClient secrets() {
            return new OneSecret();
        }
    }

    private static final class OneSecret implements SecretsManagerClient {
        @Override
        public GetSecretValueResponse getSecretValue(GetSecretValueRequest request) {
            return GetSecretValueResponse.builder().secretString(SECRET).build();
        }

        @Override
        public String serviceName() {
            return "secretsmanager";
        }

        @Override
        public void close() {
            // nothing is held open
        }
    }

    static Stream<Arguments> goodTokens() throws JOSEException {
        return Stream.of(
                token("as issued", claims -> claims),
                token("expired less than a minute ago", claims -> claims.expirationTime(at(-59))),
                token("issued by a clock less than a minute ahead", claims -> claims.issueTime(at(59))),
                token("for several audiences", claims -> claims.audience(java.util.List.of("other", "jobs"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("goodTokens")
    void aTokenOfOursOpensTheRoute(String what, String token) {
        assertThat(status("Bearer " + token)).as(what).isEqualTo(200);
    }

    @Test
    void theNameOfTheSchemeHasNoCase() throws JOSEException {
        assertThat(status("bearer " + signed(issued().build()))).isEqualTo(200);
        assertThat(status("BEARER " + signed(issued().build()))).isEqualTo(200);
    }

    static Stream<Arguments> forgedTokens() throws JOSEException {
        var rsa = new RSAKeyGenerator(2048).generate();
        return Stream.of(
                token("of another audience", claims -> claims.audience("svg")),
                token("without an audience", claims -> claims.audience((String) null)),
                token("of another issuer", claims -> claims.issuer("realtime-svg")),
                token("without an issuer", claims -> claims.issuer(null)),
                token("expired over a minute ago", claims -> claims.expirationTime(at(-61))),
                token("that never expires", claims -> claims.expirationTime(null)),
                token("issued in the future", claims -> claims.issueTime(at(62))),
                token("without a time of issue", claims -> claims.issueTime(null)),
                token("not valid yet", claims -> claims.notBeforeTime(at(62))),
                token("without a user", claims -> claims.subject(null)),
                token("for no user id", claims -> claims.subject("admin")),
                token("for a user id with a path in it", claims -> claims.subject("u_../../01JD00000000000000000000")),
                Arguments.of("unsigned", new PlainJWT(issued().build()).serialize()),
                Arguments.of(
                        "signed with another secret",
                        signed(JWSAlgorithm.HS256, new MACSigner(OTHER), issued().build())),
                Arguments.of(
                        "signed by another algorithm of the same secret",
                        signed(JWSAlgorithm.HS384, new MACSigner(SECRET + SECRET), issued().build())),
                Arguments.of(
                        "signed with a key pair", signed(JWSAlgorithm.RS256, new RSASSASigner(rsa), issued().build())),
                Arguments.of("with a claim changed after signing", tampered()),
                Arguments.of("without its signature", signed(issued().build()).replaceFirst("\\.[^.]*$", ".")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forgedTokens")
    void aForgedTokenOpensNothing(String what, String token) {
        assertThat(code("Bearer " + token)).as(what).isEqualTo("AUTH_INVALID");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer", "Bearer ", "Bearer x", "Bearer x.y.z", "Bearer ..", "Basic dTpw", "x"})
    void whatIsNoTokenOpensNothing(String header) {
        assertThat(code(header)).isEqualTo("AUTH_INVALID");
    }

    @Test
    void twoTokensOpenNothing() throws JOSEException {
        var good = signed(issued().build());

        // the gateway joins repeated headers with a comma
        assertThat(code("Bearer " + good + ",Bearer " + good)).isEqualTo("AUTH_INVALID");
    }

    @Test
    void aHugeTokenOpensNothing() throws JOSEException {
        var huge = signed(issued().claim("padding", "x".repeat(100_000)).build());

        assertThat(code("Bearer " + huge)).isEqualTo("AUTH_INVALID");
    }

    @Test
    void noTokenAtAllIsAnotherRefusalThanABadOne() {
        assertThat(code(null)).isEqualTo("AUTH_REQUIRED");
    }

    private static JWTClaimsSet.Builder issued() {
        return new JWTClaimsSet.Builder()
                .subject(USER)
                .audience("jobs")
                .issuer("darkroom")
                .issueTime(at(0))
                .expirationTime(at(600));
    }

    private static Date at(int seconds) {
        return Date.from(NOW.plusSeconds(seconds));
    }

    private static Arguments token(String what, UnaryOperator<JWTClaimsSet.Builder> change) throws JOSEException {
        return Arguments.of(what, signed(change.apply(issued()).build()));
    }

    private static String signed(JWTClaimsSet claims) throws JOSEException {
        return signed(JWSAlgorithm.HS256, new MACSigner(SECRET), claims);
    }

    private static String signed(JWSAlgorithm algorithm, JWSSigner signer, JWTClaimsSet claims) throws JOSEException {
        var jwt = new SignedJWT(new JWSHeader(algorithm), claims);
        jwt.sign(signer);
        return jwt.serialize();
    }

    private static String tampered() throws JOSEException {
        var good = signed(issued().build()).split("\\.", -1);
        var other =
                signed(issued().subject("u_01JD0000000000000000000001").build()).split("\\.", -1);
        return good[0] + "." + other[1] + "." + good[2];
    }

    private static int status(String authorization) {
        return function.get("/jobs/list", Map.of("Authorization", authorization))
                .status();
    }

    private static String code(@Nullable String authorization) {
        var answer =
                function.get("/jobs/list", authorization == null ? Map.of() : Map.of("Authorization", authorization));
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate").orElseThrow()).startsWith("Bearer");
        return answer.errorCode();
    }
}
