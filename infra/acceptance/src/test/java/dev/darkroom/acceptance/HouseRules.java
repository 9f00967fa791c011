package dev.darkroom.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.local.demo.client.Answer;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What {@code common.md} says of every answer of the jobs contract, checked on each one that a test sees. */
final class HouseRules {
    private static final Map<String, String> HEADERS = Map.of(
            "x-content-type-options", "nosniff",
            "x-frame-options", "DENY",
            "strict-transport-security", "max-age=31536000",
            "referrer-policy", "no-referrer");
    private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
    private static final Pattern ENVELOPED = Pattern.compile("/(auth/anon|me|presets|rules|jobs)([/?].*)?");

    /** Traces, class names and keys that must never reach a client. */
    private static final Set<String> SECRETS =
            Set.of("\tat ", "java.lang.", "dev.darkroom.", "io.micronaut.", "software.amazon", "AKIA");

    private HouseRules() {}

    static void check(Answer answer) {
        String what = described(answer);
        String requestId = headers(answer);
        assertThat(SECRETS).as("what leaks from %s", what).noneMatch(answer.body()::contains);
        if (ENVELOPED.matcher(answer.uri().getRawPath()).matches()) {
            envelope(answer, requestId, what);
        }
        if (answer.status() == 405) {
            assertThat(answer.header("allow")).as("Allow of %s", what).isPresent();
        }
        if (answer.status() == 429 && answer.errorCode().equals("RATE_LIMITED")) {
            assertThat(answer.header("retry-after"))
                    .as("Retry-After of %s", what)
                    .isPresent();
        }
    }

    /** Checks what stands on every answer, the gateway's own too; gives the request's id. */
    static String headers(Answer answer) {
        String what = described(answer);
        HEADERS.forEach((name, value) ->
                assertThat(answer.header(name)).as("%s of %s", name, what).hasValue(value));
        assertThat(answer.header("cache-control"))
                .as("cache-control of %s", what)
                .isPresent();
        String requestId = answer.header("x-request-id").orElse("");
        assertThat(requestId).as("request id of %s", what).isNotBlank();
        return requestId;
    }

    private static String described(Answer answer) {
        return answer.method() + " " + answer.uri().getRawPath() + " → " + answer.status() + " " + answer.body();
    }

    private static void envelope(Answer answer, String requestId, String what) {
        if (answer.method().equals("HEAD") || answer.method().equals("OPTIONS") || answer.status() == 304) {
            return;
        }
        boolean success = answer.status() < 400;
        assertThat(answer.header("content-type").orElse("")).as(what).startsWith("application/json");
        assertThat(answer.json().path("success").isBoolean()).as(what).isTrue();
        assertThat(answer.json().path("success").asBoolean()).as(what).isEqualTo(success);
        assertThat(answer.json().has("data")).as("member data of %s", what).isTrue();
        assertThat(answer.json().has("error")).as("member error of %s", what).isTrue();
        assertThat(answer.json().path("data").isNull()).as(what).isEqualTo(!success);
        assertThat(answer.json().path("error").isNull()).as(what).isEqualTo(success);
        assertThat(answer.json().path("meta").path("request_id").asText())
                .as(what)
                .isEqualTo(requestId);
        assertThat(answer.json().path("meta").path("timestamp").asText())
                .as(what)
                .matches(INSTANT);
        if (!success) {
            assertThat(answer.json().path("error").path("message").asText())
                    .as(what)
                    .isNotBlank();
        }
    }
}
