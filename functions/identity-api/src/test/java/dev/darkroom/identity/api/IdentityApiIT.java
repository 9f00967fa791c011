package dev.darkroom.identity.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import dev.darkroom.http.testing.Answer;
import dev.darkroom.http.testing.ApiDescription;
import dev.darkroom.http.testing.HttpFunction;
import dev.darkroom.testing.StandIns;
import dev.darkroom.testing.SteppedClock;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.text.ParseException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** The function behind its real handler, on the stand-in stores. */
class IdentityApiIT {
    private static final Map<String, String> NO_HEADERS = Map.of();

    private static HttpFunction function;

    @BeforeAll
    static void start() {
        function = HttpFunction.start(properties());
    }

    @AfterAll
    static void stop() {
        function.close();
    }

    static Map<String, Object> properties() {
        var stores = StandIns.shared();
        var properties = new HashMap<String, Object>();
        properties.put("spec.name", "identity");
        properties.put("keys.table", stores.tableName("KeysTable"));
        properties.put("accounts.table", stores.tableName("AccountsTable"));
        properties.put("ledger.table", stores.tableName("LedgerTable"));
        properties.put("jobs.token.secret.arn", InMemorySecrets.TOKEN);
        properties.put("signing.keys.secret.arn", InMemorySecrets.KEYS);
        properties.put("token.issuance", "open");
        properties.put("rate.limit.factor", "1000");
        return properties;
    }

    @Factory
    @Requires(property = "spec.name", value = "identity")
    static class Services {
        @Singleton
        @Primary
        @Bean(preDestroy = "")
        DynamoDbClient dynamoDb() {
            return StandIns.shared().dynamoDb();
        }

        @Singleton
        @Primary
        InstantSource clock() {
            return SteppedClock.now();
        }

        @Singleton
        @Primary
        SecretsManagerClient secrets() {
            return new InMemorySecrets();
        }
    }

    @Test
    void aCallWithoutBodyMakesANewUserWithAToken() throws ParseException {
        var first = function.call("POST", "/auth/anon", NO_HEADERS, null);
        var second = function.post("/auth/anon", NO_HEADERS, "{}");

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.data().path("plan").asText()).isEqualTo("free");
        assertThat(first.data().path("is_new").asBoolean()).isTrue();
        assertThat(second.data().path("user_id").asText()).isNotEqualTo(userOf(first));
        var token = SignedJWT.parse(first.data().path("token").asText());
        assertThat(token.getHeader().getAlgorithm().getName()).isEqualTo("HS256");
        var claims = token.getJWTClaimsSet();
        assertThat(claims.getSubject()).isEqualTo(userOf(first));
        assertThat(claims.getAudience()).containsExactly("jobs");
        assertThat(claims.getIssuer()).isEqualTo("darkroom");
    }

    @Test
    void aKnownDeviceGetsItsUserAgain() {
        var body = "{\"device_hash\":\"" + "a".repeat(64) + "\"}";

        var first = function.post("/auth/anon", NO_HEADERS, body);
        var again = function.post("/auth/anon", NO_HEADERS, body);

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.data().path("is_new").asBoolean()).isFalse();
        assertThat(userOf(again)).isEqualTo(userOf(first));
    }

    @Test
    void firstCallsOfOneDeviceAtOnceMakeOneUser() throws Exception {
        var body = "{\"device_hash\":\"" + "b".repeat(64) + "\"}";
        Callable<Answer> signIn = () -> function.post("/auth/anon", NO_HEADERS, body);

        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = callers.invokeAll(List.of(signIn, signIn, signIn, signIn, signIn, signIn));

            assertThat(answers)
                    .extracting(answer -> userOf(answer.get()))
                    .containsOnly(userOf(answers.getFirst().get()));
            assertThat(answers)
                    .extracting(answer -> answer.get().status())
                    .containsOnly(200, 201)
                    .containsOnlyOnce(201);
        }
    }

    @Test
    void aDeviceHashOfTheWrongLengthIsRefusedByName() {
        var answer = function.post("/auth/anon", NO_HEADERS, "{\"device_hash\":\"" + "a".repeat(31) + "\"}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("error").path("details").path("fields").findValuesAsText("path"))
                .containsExactly("device_hash");
    }

    @Test
    void aNameGetsATokenUntilSomebodyElseHasClaimedIt() throws ParseException {
        var first = function.post("/api/auth/token", NO_HEADERS, "{\"user_id\":\"carol\"}");
        var claim = "{\"user_id\":\"carol\",\"password\":\"correct horse\",\"ttl_seconds\":60}";

        var token = SignedJWT.parse(first.json().path("token").asText());
        assertThat(token.getJWTClaimsSet().getSubject()).isEqualTo("carol");
        assertThat(function.post("/api/auth/token", NO_HEADERS, claim).status()).isEqualTo(200);
        var refused = function.post("/api/auth/token", NO_HEADERS, "{\"user_id\":\"carol\"}");
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.text()).isEqualTo("{\"error\":\"This user_id is claimed: send its password\"}");
    }

    @Test
    void thePublishedKeysHoldNothingPrivateAndMayBeKeptForFiveMinutes() {
        var answer = function.get("/.well-known/jwks.json", NO_HEADERS);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).hasValue("public, max-age=300");
        assertThat(answer.json().path("keys")).hasSize(1);
        var key = answer.json().path("keys").get(0);
        assertThat((Iterable<String>) key::fieldNames).containsExactlyInAnyOrder("kty", "n", "e", "alg", "use", "kid");
        assertThat(function.get("/.well-known/jwks.json", NO_HEADERS).text()).isEqualTo(answer.text());
    }

    @Test
    void anAnswerSaysHowManyCallsAreLeft() {
        var answer = function.get("/.well-known/jwks.json", NO_HEADERS);

        assertThat(answer.header("RateLimit-Policy")).hasValue("\"address\";q=100000;w=60");
        assertThat(answer.header("RateLimit").orElseThrow()).startsWith("\"address\";r=");
    }

    @Test
    void withoutADatabaseThereAreNoStudioAccounts() {
        var answer = function.post("/api/v1/auth/login", NO_HEADERS, "{}");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("Content-Type")).hasValue("application/problem+json");
    }

    @Test
    void everyAnswerIsAsTheDescriptionSays() {
        var description = ApiDescription.ofFunction();
        var known = "{\"device_hash\":\"" + "c".repeat(64) + "\"}";

        description.isComplete();
        assertThat(description.operations())
                .contains("POST /auth/anon", "POST /api/auth/token", "GET /.well-known/jwks.json");
        description.check("POST /auth/anon", function.post("/auth/anon", NO_HEADERS, known));
        description.check("POST /auth/anon", function.post("/auth/anon", NO_HEADERS, known));
        description.check("POST /auth/anon", function.post("/auth/anon", NO_HEADERS, "{\"device_hash\":5}"));
        description.check("POST /auth/anon", function.post("/auth/anon", NO_HEADERS, "{"));
        description.check(
                "POST /api/auth/token", function.post("/api/auth/token", NO_HEADERS, "{\"user_id\":\"alice\"}"));
        description.check("POST /api/auth/token", function.post("/api/auth/token", NO_HEADERS, "{}"));
        description.check("GET /.well-known/jwks.json", function.get("/.well-known/jwks.json", NO_HEADERS));
    }

    private static String userOf(Answer answer) {
        return answer.data().path("user_id").asText();
    }
}
