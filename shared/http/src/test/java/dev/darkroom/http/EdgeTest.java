package dev.darkroom.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.darkroom.http.testing.HttpFunction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the edge does for every controller, seen from outside. */
class EdgeTest {
    private static final Map<String, String> TOKEN = Map.of("Authorization", "Bearer " + Probe.token());

    private static HttpFunction function;

    @BeforeAll
    static void start() {
        function = HttpFunction.start(
                Map.of("spec.name", Probe.NAME, "allowed.origins", "https://app.example.com, http://localhost:5173"));
    }

    @AfterAll
    static void stop() {
        function.close();
    }

    @Test
    void successIsWrappedInAnEnvelopeWithTheRequestId() {
        var answer = function.post("/jobs/probe", TOKEN, "{\"name\":\"cup\",\"item_count\":3,\"colour\":\"unknown\"}");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.text())
                .isEqualTo("{\"success\":true,\"data\":{\"user\":\"" + Probe.USER
                        + "\",\"name\":\"cup\",\"item_count\":3},\"error\":null,\"meta\":{\"request_id\":\""
                        + answer.header("X-Request-Id").orElseThrow()
                        + "\",\"timestamp\":\"2026-11-20T12:00:00.123Z\"}}");
    }

    @Test
    void anEnvironmentKeepsNothingOfItsInvocations() {
        function.get("/jobs/probe", TOKEN);

        assertThat(function.beans(com.amazonaws.services.lambda.runtime.Context.class))
                .isEmpty();
    }

    @Test
    void whereSomebodySignsInABodyIsSmall() {
        var body = "{\"user_id\":\"" + "a".repeat(16 << 10) + "\"}";

        for (var path : List.of("/auth/anon", "/api/auth/token", "/api/v1/auth/login", "/realtime/tickets")) {
            var answer = function.post(path, Map.of(), body);
            assertThat(answer.status()).as(path).isEqualTo(413);
            assertThat(answer.text()).contains("The body is larger than 16384 bytes.");
        }
        assertThat(function.post("/api/session/probe", TOKEN, body).status()).isEqualTo(400);
    }

    @Test
    void everyWrongMemberIsNamedAsTheClientWroteIt() {
        var answer = function.post(
                "/jobs/probe",
                TOKEN,
                "{\"name\":\"toolong\",\"item_count\":10,\"items\":[{\"content_type\":\"a\",\"size\":0},{\"size\":1}]}");

        var fields = answer.json().path("error").path("details").path("fields");
        assertThat(fields.findValuesAsText("path"))
                .containsExactly("item_count", "items[0].size", "items[1].content_type", "name");
    }

    @Test
    void aWrongTypeDeepInTheBodyIsNamedByItsPath() {
        var answer = function.post(
                "/jobs/probe", TOKEN, "{\"name\":\"a\",\"item_count\":1,\"items\":[{\"content_type\":{},\"size\":1}]}");

        assertThat(answer.json().path("error").path("message").asText())
                .isEqualTo("items[0].content_type: must be a string");
    }

    @Test
    void theStudioRefusesMembersThatItDoesNotKnow() {
        var answer = function.post("/api/v1/probe", TOKEN, "{\"name\":\"a\",\"item_count\":1,\"colour\":1}");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().path("errors").findValuesAsText("path")).containsExactly("colour");
    }

    @Test
    void aWrongQueryParameterIsNamed() {
        assertThat(function.get("/jobs/list?limit=7", TOKEN).data().asInt()).isEqualTo(7);

        var answer = function.get("/jobs/list?limit=seven", TOKEN);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("error").path("details").path("fields").findValuesAsText("path"))
                .containsExactly("limit");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"device_hash\":null}"})
    void whereAllMembersAreOptionalSoIsTheBody(String body) {
        assertThat(function.call("POST", "/jobs/optional", TOKEN, null).status())
                .isEqualTo(200);
        assertThat(function.post("/jobs/optional", TOKEN, body).status()).isEqualTo(200);
    }

    @Test
    void anEmptyBodyMayHaveAnyContentTypeAndAnyAcceptHeader() {
        var headers = Map.of(
                "Authorization", TOKEN.get("Authorization"), "Content-Type", "text/plain", "Accept", "image/png");

        assertThat(function.call("POST", "/jobs/optional", headers, "").status())
                .isEqualTo(200);
    }

    @Test
    void aControllerSeesTheBytesOfTheBody() {
        var text = "{ \"a\" : \"\u00e9\" }\n";
        var headers = Map.of("Content-Type", "application/json");

        var sentAsText = function.call("POST", "/jobs/j/callback", headers, text);
        var sentAsBinary =
                function.callBinary("POST", "/jobs/j/callback", headers, text.getBytes(StandardCharsets.UTF_8));

        assertThat(sentAsText.data().asText()).isEqualTo("j:7b20226122203a2022c3a922207d0a");
        assertThat(sentAsBinary.data()).isEqualTo(sentAsText.data());
    }

    @Test
    void theBodyLimitHoldsForBinaryBodiesToo() {
        var headers = Map.of("Content-Type", "application/json");

        assertThat(function.callBinary("POST", "/jobs/j/callback", headers, new byte[1 << 20])
                        .status())
                .isEqualTo(202);
        assertThat(function.callBinary("POST", "/jobs/j/callback", headers, new byte[(1 << 20) + 1])
                        .status())
                .isEqualTo(413);
    }

    @Test
    void anIdempotencyKeyComesWithAHashOfTheRequest() {
        var first = keyed("k-1", "{}").data().asText();

        assertThat(first).startsWith("k-1/").hasSize("k-1/".length() + 64);
        assertThat(keyed("k-1", "{}").data().asText()).isEqualTo(first);
        assertThat(keyed("k-1", "{\"a\":1}").data().asText()).isNotEqualTo(first);
        assertThat(function.post("/jobs/keyed", TOKEN, "{}").data().asText()).isEqualTo("none");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "\u00e9"})
    void whatIsNoIdempotencyKeyIsRefused(String key) {
        assertThat(keyed(key, "{}").status()).isEqualTo(400);
        assertThat(keyed("k".repeat(128), "{}").status()).isEqualTo(200);
        assertThat(keyed("k".repeat(129), "{}").status()).isEqualTo(400);
    }

    private static dev.darkroom.http.testing.Answer keyed(String key, String body) {
        return function.post(
                "/jobs/keyed", Map.of("Authorization", TOKEN.get("Authorization"), "Idempotency-Key", key), body);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/jobs/a b",
                "/jobs/%zz",
                "/jobs/{x}",
                "/jobs/x|y",
                "/jobs/\u00e9",
                "/jobs/\ud83d\ude00",
                "/jobs/..",
                "/jobs/a%2Fb",
                "/jobs/\"",
                "/jobs/x?y=%20z&q",
                "/jobs/^`",
                "/jobs/\\",
                "/jobs/\u0000",
                "/jobs/[1]"
            })
    void aPathThatIsNoUriIsNotFoundLikeAnyOther(String path) {
        var answer = function.get(path, TOKEN);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.errorCode()).isEqualTo("NOT_FOUND");
    }

    @Test
    void aHeadRequestGetsTheHeadersAndNoBody() {
        var found = function.call("HEAD", "/jobs/list", TOKEN, null);
        var missing = function.call("HEAD", "/jobs/nothing", TOKEN, null);

        assertThat(found.status()).isEqualTo(200);
        assertThat(missing.status()).isEqualTo(404);
        assertThat(found.text() + missing.text()).isEmpty();
        assertThat(missing.header("X-Request-Id")).isPresent();
    }

    @Test
    void anUnknownMethodIsRefusedLikeAWrongOne() {
        var answer = function.call("BREW", "/jobs/list", TOKEN, null);

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow").orElseThrow()).contains("GET");
    }

    @ParameterizedTest
    @CsvSource({
        "/jobs, https://app.example.com, https://app.example.com",
        "/jobs, http://localhost:5173, http://localhost:5173",
        "/jobs, https://evil.example.com, ",
        "/jobs, null, ",
        "/api/composition/x, https://anywhere.example.com, *",
        "/api/session/x, https://anywhere.example.com, *",
        "/stream/x, https://anywhere.example.com, *",
        "/api/v1/x, https://evil.example.com, "
    })
    void aPreflightSaysWhichPageMayCall(String path, String origin, @Nullable String allowed) {
        var answer =
                function.call("OPTIONS", path, Map.of("Origin", origin, "Access-Control-Request-Method", "POST"), null);

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.header("Access-Control-Allow-Origin").orElse(null)).isEqualTo(allowed);
        assertThat(answer.header("Access-Control-Allow-Methods").isPresent()).isEqualTo(allowed != null);
        assertThat(answer.header("X-Request-Id")).isPresent();
    }

    @Test
    void anOriginThatIsNoneStopsTheStartWithASentenceThatNamesTheVariable() {
        assertThatThrownBy(() -> HttpFunction.start(
                        Map.of("spec.name", Probe.NAME, "allowed.origins", "https://app.example.com/path")))
                .hasStackTraceContaining(
                        "ALLOWED_ORIGINS lists \"https://app.example.com/path\", which is not an origin such as"
                                + " https://app.example.com");
    }
}
