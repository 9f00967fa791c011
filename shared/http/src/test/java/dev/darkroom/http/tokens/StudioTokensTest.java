package dev.darkroom.http.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.darkroom.aws.Secrets;
import dev.darkroom.http.RouteGroup;
import dev.darkroom.kernel.Problem.Kind;
import dev.darkroom.kernel.Refusal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;

/** Access tokens of studio accounts, as issued, as an attacker would make them, and after a logout. */
class StudioTokensTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00.123Z");
    private static final String USER = "u_01JD0000000000000000000000";
    private static final String SESSION = "login_01JD0000000000000000000000";
    private static final RSAKey KEY = key("ours");
    private static final RSAKey STRANGER = key("stranger");

    private final Table table = new Table();
    private final Audience audience = new StudioAudience()
            .studio(
                    new Secrets(new Keys(), InstantSource.fixed(NOW)),
                    "arn:keys",
                    table,
                    "keys",
                    InstantSource.fixed(NOW));

    private static RSAKey key(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    private static final class Keys implements SecretsManagerClient {
        @Override
        public GetSecretValueResponse getSecretValue(GetSecretValueRequest request) {
            return GetSecretValueResponse.builder()
                    .secretString(new JWKSet(KEY).toString(false))
                    .build();
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

    /** Knows which sessions have ended, unless it is down. */
    private static final class Table implements DynamoDbClient {
        private final Set<String> ended = new HashSet<>();
        private boolean down;
        private int reads;

        @Override
        public GetItemResponse getItem(GetItemRequest request) {
            reads++;
            if (down) {
                throw SdkClientException.create("down");
            }
            assertThat(request.consistentRead()).isTrue();
            var key = request.key().get("key");
            return key != null && ended.contains(key.s())
                    ? GetItemResponse.builder()
                            .item(Map.of("key", AttributeValue.fromS("x")))
                            .build()
                    : GetItemResponse.builder().build();
        }

        @Override
        public String serviceName() {
            return "dynamodb";
        }

        @Override
        public void close() {
            // nothing is held open
        }
    }

    private static JWTClaimsSet.Builder issued() {
        return new JWTClaimsSet.Builder()
                .subject(USER)
                .audience("studio")
                .issuer("darkroom")
                .claim("roles", List.of("user"))
                .claim("sid", SESSION)
                .issueTime(Date.from(NOW))
                .expirationTime(Date.from(NOW.plusSeconds(900)));
    }

    private static String signed(JWTClaimsSet claims, RSAKey key) throws JOSEException {
        var token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims);
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }

    private static Arguments token(String what, UnaryOperator<JWTClaimsSet.Builder> change) throws JOSEException {
        return Arguments.of(what, signed(change.apply(issued()).build(), KEY));
    }

    static Stream<Arguments> badTokens() throws JOSEException {
        var symmetric = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), issued().build());
        symmetric.sign(new MACSigner(KEY.toRSAPublicKey().getEncoded()));
        return Stream.of(
                token("of another audience", claims -> claims.audience("svg")),
                token("of another issuer", claims -> claims.issuer("realtime-svg")),
                token("expired", claims -> claims.expirationTime(Date.from(NOW.minusSeconds(61)))),
                token("from the future", claims -> claims.issueTime(Date.from(NOW.plusSeconds(61)))),
                token("of somebody who is no user", claims -> claims.subject("ada")),
                token("without a session", claims -> claims.claim("sid", null)),
                token("of a session that is none", claims -> claims.claim("sid", "login_")),
                token("of a session that is a number", claims -> claims.claim("sid", 5)),
                Arguments.of("of a stranger's key", signed(issued().build(), STRANGER)),
                Arguments.of("signed with the public key", symmetric.serialize()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badTokens")
    void aTokenThatIsNotOursOpensNothingAndCostsNoRead(String what, String token) {
        assertThat(audience.verify(token)).as(what).isEmpty();
        assertThat(table.reads).isZero();
    }

    @Test
    void aTokenWorksUntilItsSessionHasEnded() throws JOSEException {
        var token = signed(issued().build(), KEY);
        assertThat(audience.verify(token)).isPresent();

        table.ended.add("ENDED#" + SESSION);

        assertThat(audience.verify(token)).isEmpty();
        assertThat(audience.verify(signed(
                        issued().claim("sid", "login_01JD0000000000000000000001")
                                .build(),
                        KEY)))
                .isPresent();
    }

    @Test
    void nobodyGetsInWhileThatCannotBeKnown() throws JOSEException {
        var token = signed(issued().build(), KEY);
        table.down = true;

        assertThatThrownBy(() -> audience.verify(token))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.problem().kind()).isEqualTo(Kind.UNAVAILABLE));
    }

    @ParameterizedTest
    @EnumSource(RouteGroup.class)
    void itOpensTheStudioAndNoOtherContract(RouteGroup group) {
        var studio = Set.of(RouteGroup.SIGN_IN_STUDIO, RouteGroup.STUDIO, RouteGroup.ASSETS, RouteGroup.REALTIME);

        assertThat(audience.opens(group)).isEqualTo(studio.contains(group));
    }
}
