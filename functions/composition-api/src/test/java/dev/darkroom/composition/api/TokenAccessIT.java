package dev.darkroom.composition.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.darkroom.aws.Transaction;
import dev.darkroom.credits.Account;
import dev.darkroom.credits.Plan;
import dev.darkroom.credits.dynamodb.MovementWrites;
import dev.darkroom.http.testing.Answer;
import dev.darkroom.http.testing.HttpFunction;
import dev.darkroom.kernel.IdSource;
import dev.darkroom.kernel.UserId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Who may do what where a token is needed, as in a deployment; {@code CompositionE2E} has the open way. */
class TokenAccessIT {
    private static final String BOAT = "{\"prompt\":\"a boat\"}";

    private static HttpFunction function;

    private final IdSource ids = IdSource.secure(InstantSource.system());
    private final Map<String, String> alice = token(aUser());
    private final Map<String, String> bob = token(aUser());

    @BeforeAll
    static void start() {
        function = CompositionFunction.start("token");
    }

    @AfterAll
    static void stop() {
        function.close();
    }

    private UserId aUser() {
        var user = UserId.next(ids);
        var clock = InstantSource.system();
        function.bean(MovementWrites.class)
                .open(
                        new Transaction(function.bean(DynamoDbClient.class)),
                        Account.open(user, Plan.FREE, clock.instant()))
                .commit();
        return user;
    }

    private static Map<String, String> token(UserId user) {
        try {
            var now = InstantSource.system().instant();
            var token = new SignedJWT(
                    new JWSHeader(JWSAlgorithm.HS256),
                    new JWTClaimsSet.Builder()
                            .issuer("darkroom")
                            .audience("jobs")
                            .subject(user.value())
                            .issueTime(Date.from(now))
                            .expirationTime(Date.from(now.plus(Duration.ofHours(1))))
                            .build());
            token.sign(new MACSigner(CompositionFunction.SECRET));
            return Map.of("Authorization", "Bearer " + token.serialize());
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void nobodyBeginsAnythingWithoutAToken() {
        for (var path : new String[] {"objects", "start", "uploads"}) {
            refused(function.post("/api/composition/" + path, Map.of(), BOAT), 401, "AUTH_REQUIRED");
        }
        refused(function.get("/api/session/session_" + "0".repeat(26), Map.of()), 401, "AUTH_REQUIRED");
    }

    @Test
    void aSessionIsItsOwnersAlone() {
        var started = started(alice);
        var session = "/api/session/" + started.path("sessionId").asText();
        var node = "/api/node/" + started.path("rootNodeId").asText();
        assertThat(function.get(session, alice).status()).isEqualTo(200);
        assertThat(function.get(node, alice).status()).isEqualTo(200);
        refused(function.get(session, Map.of()), 401, "AUTH_REQUIRED");
        refused(function.get(session, bob), 404, "SESSION_NOT_FOUND");
        refused(function.get(node, bob), 404, "NODE_NOT_FOUND");
        refused(function.post("/api/branch/create", bob, branch(started, "darker")), 404, "SESSION_NOT_FOUND");
        refused(function.call("DELETE", session, bob, null), 404, "SESSION_NOT_FOUND");
        assertThat(function.call("DELETE", session, alice, null).status()).isEqualTo(204);
        refused(function.get(session, alice), 404, "SESSION_NOT_FOUND");
    }

    @Test
    void anothersReferenceImageOpensNothing() {
        var started = started(alice);
        var upload = function.post("/api/composition/uploads", bob, "{\"content_type\":\"image/png\",\"size\":9}");
        assertThat(upload.status()).isEqualTo(201);
        var feedback = "{\"id\":\"f\",\"area\":\"full\",\"type\":\"image\",\"imageUrl\":\""
                + upload.json().path("imageUrl").asText() + "\"}";
        refused(function.post("/api/branch/create", alice, branchOf(started, feedback)), 400, "INVALID_REQUEST");
    }

    private JsonNode started(Map<String, String> who) {
        var answer = function.post("/api/composition/start", who, BOAT);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private static String branch(JsonNode started, String text) {
        return branchOf(started, "{\"id\":\"f\",\"area\":\"full\",\"type\":\"text\",\"text\":\"" + text + "\"}");
    }

    private static String branchOf(JsonNode started, String feedback) {
        return "{\"sessionId\":\"" + started.path("sessionId").asText() + "\",\"sourceNodeId\":\""
                + started.path("rootNodeId").asText() + "\",\"feedback\":[" + feedback + "]}";
    }

    private static void refused(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.json().path("error").path("code").asText()).isEqualTo(code);
    }
}
