package dev.darkroom.acceptance;

import static dev.darkroom.acceptance.Cloud.darkroom;
import static dev.darkroom.acceptance.SvgUser.TEMPLATE;
import static dev.darkroom.acceptance.SvgUser.aSvgUser;
import static dev.darkroom.acceptance.SvgUser.fresh;
import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.local.demo.client.Answer;
import dev.darkroom.local.demo.client.Darkroom;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the SVG contract refuses, and in which words. */
class SvgRefusalsE2E {
    private static Answer createPublic(Map<String, ?> body) {
        return darkroom().post("/api/session").json(body).send();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1d", "3600s", "1h 30m", "15min", "2days", "1week", "30d"})
    void durationsAreReadAsPeopleWriteThem(String expire) {
        assertThat(createPublic(Map.of("session_id", fresh("d"), "template", TEMPLATE, "expire", expire))
                        .status())
                .isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0s", "31d", "5", "1 fortnight", "-1d", "1.5h", "soon", "99999999999d"})
    void otherDurationsAreRefusedWithAReason(String expire) {
        Answer answer = createPublic(Map.of("session_id", fresh("d"), "template", TEMPLATE, "expire", expire));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("error").asText()).startsWith("expire: ");
    }

    @ParameterizedTest
    @CsvSource({"1, 201", "2592000, 201", "0, 400", "2592001, 400", "-5, 400", "9223372036854775807, 400"})
    void aUsersSessionLivesForThirtyDaysAtMost(long seconds, int status) {
        assertThat(aSvgUser()
                        .create(Map.of("session_id", fresh("d"), "template", TEMPLATE, "expire_seconds", seconds))
                        .status())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a/b", "é", "session_mine"})
    void anIdThatCannotBeIsRefused(String id) {
        Answer answer = createPublic(Map.of("session_id", id, "template", TEMPLATE));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("error").asText()).startsWith("session_id: ");
    }

    @Test
    void whatIsTooMuchIsRefused() {
        String padding = "<!--" + "x".repeat(65_536) + "-->";
        Answer template = createPublic(Map.of("session_id", fresh("x"), "template", TEMPLATE + padding));
        Answer args = createPublic(
                Map.of("session_id", fresh("x"), "template", TEMPLATE, "args", Map.of("name", "x".repeat(65_536))));
        Object deep = "bottom";
        for (int i = 0; i < 17; i++) {
            deep = Map.of("a", deep);
        }
        Answer nested = createPublic(Map.of("session_id", fresh("x"), "template", TEMPLATE, "args", deep));

        assertThat(template.json().path("error").asText()).isEqualTo("template: must not be larger than 64 KiB");
        assertThat(args.json().path("error").asText()).isEqualTo("args: must not be larger than 64 KiB");
        assertThat(nested.json().path("error").asText()).isEqualTo("args: must not be nested deeper than 16");
        assertThat(List.of(template, args, nested)).allMatch(answer -> answer.status() == 400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "null",
                "[]",
                "{}",
                "{\"session_id\":\"a\"}",
                "{\"session_id\":5,\"template\":\"<svg/>\"}",
                "{\"session_id\":\"a\",\"template\":\"<svg/>\",\"args\":[]}",
                "{\"session_id\":\"a\",\"template\":\"<svg/>\",\"args\":\"x\"}",
                "{\"session_id\":\"a\",\"template\":\"<svg/>\",\"expire\":5}"
            })
    void aBodyThatCannotBeIsRefused(String body) {
        Answer answer =
                darkroom().post("/api/session").body("application/json", body).send();

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.json().path("error").isTextual()).isTrue();
    }

    @Test
    void aTemplateThatDoesNotParseIsRefusedWithItsPlace() {
        Answer answer = createPublic(Map.of("session_id", fresh("x"), "template", "<svg>\n {% if %}"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("error").asText()).startsWith("template: line 2, column 8: ");
    }

    @Test
    void argumentsThatDoNotRenderLeaveTheLastGoodFrame() {
        SvgUser alice = aSvgUser();
        String id = alice.aSession("good");

        Answer refused = alice.put(id, Map.of("name", "bad", "n", 10_001));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(alice.frame(id).body()).contains(">good<");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/session/nobody-has-this, 404",
        "PUT, /api/session/nobody-has-this, 404",
        "GET, /api/session/not%20a%20name, 404",
        "GET, /api/user/nobody/session/nothing, 404",
        "GET, /stream/nobody-has-this, 404",
        "GET, /stream/nobody/nothing.png, 404",
        "GET, /view/nobody-has-this, 404",
        "GET, /stream/a/b/c, 404",
        "DELETE, /api/session/nobody-has-this, 405",
        "POST, /stream/nobody-has-this, 405",
        "PATCH, /api/session, 405"
    })
    void whatIsNotThereIsSaidInThePathsDialect(String method, String path, int status) {
        var request = darkroom().request(method, path);
        Answer answer = (method.equals("PUT") ? request.json(Map.of("args", Map.of())) : request).send();

        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.header("access-control-allow-origin")).hasValue("*");
        assertThat(answer.json().path("error").isTextual()).isTrue();
    }

    /** Asked without the checks of every answer: the path's description is the SVG contract's, the dialect is not. */
    @Test
    void theIdOfACompositionIsSpokenOfInItsDialect() {
        Answer answer = Darkroom.at(darkroom().base())
                .get("/api/session/session_of_a_composition")
                .send();

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.errorCode()).isEqualTo("SESSION_NOT_FOUND");
    }
}
