package dev.darkroom.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.darkroom.http.testing.Answer;
import dev.darkroom.http.testing.HttpFunction;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of failure in every dialect. */
class FailureTableTest {
    private static HttpFunction function;

    @BeforeAll
    static void start() {
        function = HttpFunction.start(Map.of("spec.name", Probe.NAME, "allowed.origins", "https://app.example.com"));
    }

    @AfterAll
    static void stop() {
        function.close();
    }

    /** The path of the probe in each dialect. */
    enum Path {
        ENVELOPE("/jobs/probe"),
        CODED("/api/composition/probe"),
        PLAIN("/api/session/probe"),
        PLAIN_DETAILS("/api/assets/probe"),
        PROBLEM("/api/v1/probe");

        private final String path;

        Path(String path) {
            this.path = path;
        }
    }

    /** Ways to fail: what is sent, and how it is answered. */
    enum Failure {
        UNKNOWN_ROUTE(404, "NOT_FOUND", "GET", "/nowhere", null),
        WRONG_METHOD(405, "METHOD_NOT_ALLOWED", "DELETE", "", null),
        WRONG_CONTENT_TYPE(415, "UNSUPPORTED_MEDIA_TYPE", "POST", "", "<a/>"),
        MISSING_CONTENT_TYPE(415, "UNSUPPORTED_MEDIA_TYPE", "POST", "", "{}"),
        NOT_JSON(400, "INVALID_REQUEST", "POST", "", "{\"name\":"),
        TRAILING_TEXT(400, "INVALID_REQUEST", "POST", "", "{\"name\":\"a\",\"item_count\":1} x"),
        DUPLICATE_MEMBER(400, "INVALID_REQUEST", "POST", "", "{\"name\":\"a\",\"name\":\"b\",\"item_count\":1}"),
        NOT_AN_OBJECT(400, "INVALID_REQUEST", "POST", "", "[1]"),
        TOO_DEEP(400, "INVALID_REQUEST", "POST", "", "{\"x\":" + "[".repeat(100) + "]".repeat(100) + "}"),
        STRING_FOR_NUMBER(400, "INVALID_REQUEST", "POST", "", "{\"name\":\"a\",\"item_count\":\"5\"}"),
        FRACTION_FOR_NUMBER(400, "INVALID_REQUEST", "POST", "", "{\"name\":\"a\",\"item_count\":1.5}"),
        NUMBER_FOR_STRING(400, "INVALID_REQUEST", "POST", "", "{\"name\":5,\"item_count\":1}"),
        OUT_OF_INT(400, "INVALID_REQUEST", "POST", "", "{\"name\":\"a\",\"item_count\":99999999999}"),
        MISSING_MEMBER(400, "INVALID_REQUEST", "POST", "", "{\"item_count\":1}"),
        NO_BODY(400, "INVALID_REQUEST", "POST", "", ""),
        TOO_LONG(400, "INVALID_REQUEST", "POST", "", "{\"name\":\"abcdef\",\"item_count\":1}"),
        BODY_TOO_LARGE(413, "PAYLOAD_TOO_LARGE", "POST", "", "{\"name\":\"" + "a".repeat(1 << 20) + "\"}"),
        NO_TOKEN(401, "AUTH_REQUIRED", "POST", "", "{}"),
        BAD_TOKEN(401, "AUTH_INVALID", "POST", "", "{}"),
        CONFLICT(409, "CONFLICT", "GET", "/taken", null),
        OUR_FAULT(500, "INTERNAL_ERROR", "GET", "/broken", null);

        private final int status;
        private final String code;
        private final String method;
        private final String below;
        private final @Nullable String body;

        Failure(int status, String code, String method, String below, @Nullable String body) {
            this.status = status;
            this.code = code;
            this.method = method;
            this.below = below;
            this.body = body;
        }

        Map<String, String> headers() {
            var headers = new HashMap<String, String>();
            headers.put("Origin", "https://app.example.com");
            if (this != NO_TOKEN) {
                headers.put("Authorization", this == BAD_TOKEN ? "Bearer x.y.z" : "Bearer " + Probe.token());
            }
            if (body != null && this != MISSING_CONTENT_TYPE) {
                headers.put("Content-Type", this == WRONG_CONTENT_TYPE ? "text/xml" : "application/json");
            }
            return headers;
        }

        /** Wrong members are named; in the problem dialect that makes it a 422. */
        boolean namesMembers() {
            return switch (this) {
                case STRING_FOR_NUMBER,
                        FRACTION_FOR_NUMBER,
                        NUMBER_FOR_STRING,
                        OUT_OF_INT,
                        MISSING_MEMBER,
                        NO_BODY,
                        TOO_LONG -> true;
                case UNKNOWN_ROUTE,
                        WRONG_METHOD,
                        WRONG_CONTENT_TYPE,
                        MISSING_CONTENT_TYPE,
                        NOT_JSON,
                        TRAILING_TEXT,
                        DUPLICATE_MEMBER,
                        NOT_AN_OBJECT,
                        TOO_DEEP,
                        BODY_TOO_LARGE,
                        NO_TOKEN,
                        BAD_TOKEN,
                        CONFLICT,
                        OUR_FAULT -> false;
            };
        }
    }

    static Stream<Arguments> everyFailureInEveryDialect() {
        return Arrays.stream(Path.values())
                .flatMap(path -> Arrays.stream(Failure.values()).map(failure -> Arguments.of(path, failure)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("everyFailureInEveryDialect")
    void isAnsweredAsTheContractOfThePathWants(Path path, Failure failure) {
        var answer = function.call(failure.method, path.path + failure.below, failure.headers(), failure.body);

        boolean unprocessable = path == Path.PROBLEM && failure.namesMembers();
        assertThat(answer.status()).as(answer.text()).isEqualTo(unprocessable ? 422 : failure.status);
        switch (path) {
            case ENVELOPE -> isEnvelope(answer, failure);
            case CODED -> isCoded(answer, failure);
            case PLAIN -> isPlain(answer);
            case PLAIN_DETAILS -> isPlainWithDetails(answer, failure);
            case PROBLEM -> isProblem(answer, failure);
        }
        hasTheHeadersOfEveryAnswer(answer);
        assertThat(answer.text())
                .doesNotContain("Exception")
                .doesNotContain("dev.darkroom.")
                .doesNotContain("secret");
    }

    private static void isEnvelope(Answer answer, Failure failure) {
        var json = answer.json();
        assertThat(json.path("success").isBoolean()).isTrue();
        assertThat(json.path("success").asBoolean()).isFalse();
        assertThat(json.has("data")).isTrue();
        assertThat(json.path("data").isNull()).isTrue();
        assertThat(answer.errorCode()).isEqualTo(envelopeCode(failure));
        assertThat(json.path("error").path("message").asText()).isNotBlank();
        assertThat(json.path("error").path("details").path("fields").isArray()).isEqualTo(failure.namesMembers());
        assertThat(json.path("meta").path("request_id").asText()).startsWith("test-request-");
        assertThat(json.path("meta").path("timestamp").asText()).isEqualTo("2026-11-20T12:00:00.123Z");
    }

    private static String envelopeCode(Failure failure) {
        return switch (failure.code) {
            case "METHOD_NOT_ALLOWED", "UNSUPPORTED_MEDIA_TYPE", "PAYLOAD_TOO_LARGE" -> "INVALID_REQUEST";
            default -> failure.code;
        };
    }

    private static void isCoded(Answer answer, Failure failure) {
        assertThat(fieldNames(answer.json())).containsExactly("error");
        assertThat(fieldNames(answer.json().path("error"))).containsExactly("code", "message", "details");
        assertThat(answer.errorCode()).isEqualTo(failure.code);
        assertThat(answer.json().path("error").path("details").isObject()).isTrue();
    }

    private static void isPlain(Answer answer) {
        assertThat(fieldNames(answer.json())).containsExactly("error");
        assertThat(answer.json().path("error").isTextual()).isTrue();
    }

    private static void isPlainWithDetails(Answer answer, Failure failure) {
        assertThat(answer.json().path("error").isTextual()).isTrue();
        assertThat(answer.json().has("details")).isEqualTo(failure.namesMembers());
    }

    private static void isProblem(Answer answer, Failure failure) {
        var json = answer.json();
        assertThat(answer.header("Content-Type")).hasValue("application/problem+json");
        assertThat(json.path("status").asInt()).isEqualTo(answer.status());
        assertThat(json.path("type").asText())
                .isEqualTo("urn:darkroom:problem:"
                        + failure.code.toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
        assertThat(json.path("title").asText()).isNotBlank();
        assertThat(json.path("detail").asText()).isNotBlank();
        assertThat(json.path("instance").asText()).startsWith("urn:darkroom:request:test-request-");
    }

    private static void hasTheHeadersOfEveryAnswer(Answer answer) {
        assertThat(answer.header("X-Request-Id").orElseThrow()).startsWith("test-request-");
        assertThat(answer.header("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.header("X-Frame-Options")).hasValue("DENY");
        assertThat(answer.header("Strict-Transport-Security")).hasValue("max-age=31536000");
        assertThat(answer.header("Cache-Control")).hasValue("no-store");
        assertThat(answer.header("Referrer-Policy")).hasValue("no-referrer");
        assertThat(answer.header("Access-Control-Allow-Origin").orElseThrow()).isIn("*", "https://app.example.com");
        assertThat(answer.header("Allow").isPresent()).isEqualTo(answer.status() == 405);
        assertThat(answer.header("WWW-Authenticate").isPresent()).isEqualTo(answer.status() == 401);
    }

    private static Iterable<String> fieldNames(JsonNode json) {
        return json::fieldNames;
    }
}
