package dev.darkroom.acceptance;

import static dev.darkroom.acceptance.Cloud.darkroom;
import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.local.demo.client.Answer;
import dev.darkroom.local.demo.client.Darkroom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stands on every answer, whoever gives it: a function, or the gateway in front of it. */
class EdgeE2E {
    private static final String STRANGER = "https://stranger.example";
    private static final String LISTED = "http://localhost:5173";

    /** The gateway's own answers are no part of any contract: they are looked at without holding them against one. */
    private static Darkroom plain() {
        return Darkroom.at(darkroom().base());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "/me, false",
        "/presets, false",
        "/rules, false",
        "/jobs, false",
        "/jobs/job_x/callback, false",
        "/auth/anon, false",
        "/realtime/tickets, false",
        "/.well-known/jwks.json, false",
        "/api/assets/x, false",
        "/api/workflows, false",
        "/api/spaces, false",
        "/api/guest, false",
        "/api/v1/auth/login, false",
        "/api/v1/x, false",
        "/nowhere, false",
        "/api/auth/token, true",
        "/api/user/x/sessions, true",
        "/api/session, true",
        "/api/session/x, true",
        "/api/session/session_x, true",
        "/api/composition/x, true",
        "/api/branch/x, true",
        "/api/node/x, true",
        "/stream/x, true",
        "/view/x, true"
    })
    void whoMayReadAnswersIsTheSameWhoeverGivesThem(String path, boolean anybody) {
        for (String origin : List.of(STRANGER, LISTED)) {
            var readable = anybody ? Optional.of("*") : Optional.of(origin).filter(LISTED::equals);

            Answer byFunction =
                    plain().request("PATCH", path).header("Origin", origin).send();
            Answer byGateway = plain().get(path)
                    .header("Origin", origin)
                    .header("X-Long", "x".repeat(11_000))
                    .send();
            Answer preflight = plain().request("OPTIONS", path)
                    .header("Origin", origin)
                    .header("Access-Control-Request-Method", "POST")
                    .send();

            assertThat(byGateway.status()).isEqualTo(431);
            assertThat(preflight.status()).isEqualTo(204);
            for (Answer answer : List.of(byFunction, byGateway, preflight)) {
                HouseRules.headers(answer);
                assertThat(answer.header("access-control-allow-origin"))
                        .as("%s from %s: %s", path, origin, answer.status())
                        .isEqualTo(readable);
            }
            assertThat(preflight.header("access-control-allow-methods").isPresent())
                    .isEqualTo(readable.isPresent());
            if (anybody) {
                assertThat(preflight.header("access-control-allow-methods")).hasValue("GET, POST, PUT, OPTIONS");
                assertThat(preflight.header("access-control-allow-headers")).hasValue("Content-Type, Authorization");
            }
        }
    }

    @Test
    void whatIsTooLargeForTheGatewayIsRefusedWithAllHeaders() {
        Answer answer = plain().post("/api/session")
                .header("Origin", STRANGER)
                .body("application/json", new byte[10 * 1024 * 1024 + 1])
                .send();

        assertThat(answer.status()).isEqualTo(413);
        HouseRules.headers(answer);
        assertThat(answer.header("access-control-allow-origin")).hasValue("*");
    }

    /** Whoever takes the key away here must say in {@link #WITHOUT_KEYS} why the call needs none. */
    @Test
    void everyPostThatCreatesOrSpendsTakesAnIdempotencyKey() {
        var posts = Cloud.contract().operations().stream()
                .filter(operation -> operation.startsWith("POST "))
                .toList();

        assertThat(posts)
                .filteredOn(post -> !Cloud.contract().headers(post).contains("Idempotency-Key"))
                .as("POSTs without an Idempotency-Key")
                .containsExactlyInAnyOrderElementsOf(WITHOUT_KEYS.keySet());
    }

    private static final Map<String, String> WITHOUT_KEYS = Map.ofEntries(
            Map.entry("POST /api/composition/objects", "makes nothing"),
            Map.entry("POST /api/composition/uploads", "a place that nobody fills is nothing"),
            Map.entry("POST /generations/{session}/{line}/callback", "a step is taken once, whoever repeats it"),
            Map.entry("POST /api/v1/auth/register", "an address is registered once, whoever repeats it"),
            Map.entry("POST /api/v1/auth/login", "makes nothing but another session"),
            Map.entry("POST /api/v1/auth/refresh", "a token that was just rotated answers with its successor"),
            Map.entry("POST /api/v1/auth/logout", "a repeat is a no-op"),
            Map.entry("POST /auth/anon", "nobody calls yet whose key it could be; the device hash makes repeats safe"),
            Map.entry("POST /api/auth/token", "makes nothing that a repeat would make twice"),
            Map.entry(
                    "POST /realtime/tickets",
                    "tickets are not kept in the clear; one that is not used is worth nothing"),
            Map.entry("POST /jobs/{id}/uploads", "links to what is there: makes nothing"),
            Map.entry("POST /jobs/{id}/confirm-upload", "a repeat is a no-op"),
            Map.entry("POST /jobs/{id}/cancel", "a repeat is a no-op"),
            Map.entry("POST /jobs/{id}/callback", "reports carry keys of their own"));
}
