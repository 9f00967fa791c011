package dev.darkroom.acceptance;

import static dev.darkroom.acceptance.Cloud.aUser;
import static dev.darkroom.acceptance.Cloud.darkroom;
import static dev.darkroom.acceptance.SvgUser.aSvgUser;
import static dev.darkroom.acceptance.SvgUser.fresh;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.darkroom.contract.Json;
import dev.darkroom.local.demo.client.Answer;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens for names that people choose ({@code POST /api/auth/token}), and what they open. */
class NameTokensE2E {
    private static Answer ask(Map<String, ?> body) {
        return darkroom().post("/api/auth/token").json(body).send();
    }

    private static JsonNode part(String token, int index) throws IOException {
        return Json.mapper().readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[index]));
    }

    @Test
    void aTokenIsSignedByAPublishedKeyForADay() throws IOException {
        SvgUser user = aSvgUser();

        JsonNode header = part(user.token(), 0);
        JsonNode claims = part(user.token(), 1);
        assertThat(header.path("alg").asText()).isEqualTo("RS256");
        assertThat(darkroom().get("/.well-known/jwks.json").send().json().findValuesAsText("kid"))
                .contains(header.path("kid").asText());
        assertThat(claims.path("sub").asText()).isEqualTo(user.name());
        assertThat(claims.path("aud").asText()).isEqualTo("svg");
        assertThat(claims.path("iss").asText()).isEqualTo("realtime-svg");
        assertThat(claims.path("exp").asLong() - claims.path("iat").asLong()).isEqualTo(86_400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a/b", "é", "\u0000"})
    void aNameOfOtherCharactersIsRefused(String name) {
        Answer answer = ask(Map.of("user_id", name));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).isEqualTo("{\"error\":\"Invalid user_id\"}");
        assertThat(ask(Map.of()).body()).isEqualTo(answer.body());
        assertThat(ask(Map.of("user_id", "x".repeat(65))).body()).isEqualTo(answer.body());
    }

    @ParameterizedTest
    @CsvSource({"1, 200", "604800, 200", "0, 400", "-1, 400", "604801, 400"})
    void aTokenLivesForAWeekAtMost(long seconds, int status) throws IOException {
        Answer answer = ask(Map.of("user_id", fresh("user"), "ttl_seconds", seconds));

        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        if (status == 200) {
            JsonNode claims = part(answer.json().path("token").asText(), 1);
            assertThat(claims.path("exp").asLong() - claims.path("iat").asLong())
                    .isEqualTo(seconds);
        }
    }

    @Test
    void theFirstPasswordClaimsTheName() {
        String name = fresh("owner");
        Map<String, ?> without = Map.of("user_id", name);
        Map<String, ?> right = Map.of("user_id", name, "password", "correct horse");

        assertThat(ask(without).status()).isEqualTo(200);
        assertThat(ask(right).status()).isEqualTo(200);
        assertThat(ask(without).status()).isEqualTo(401);
        assertThat(ask(Map.of("user_id", name, "password", "battery staple")).status())
                .isEqualTo(401);
        assertThat(ask(right).status()).isEqualTo(200);
        assertThat(ask(Map.of("user_id", fresh("owner"), "password", "short")).status())
                .isEqualTo(400);
    }

    @Test
    void ofTwentyFirstPasswordsAtOnceOneClaimsTheName() {
        String name = fresh("owner");

        List<Integer> statuses = AtOnce.run(
                20,
                i -> ask(Map.of("user_id", name, "password", "password " + i)).status());

        assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 401);
    }

    @Test
    void aTokenOpensOnlyItsOwnAudience() {
        SvgUser svg = aSvgUser();

        assertThat(darkroom().get("/me").token(svg.token()).send().status()).isEqualTo(401);
        assertThat(darkroom()
                        .get("/api/user/" + svg.name() + "/sessions")
                        .token(aUser().token())
                        .send()
                        .status())
                .isEqualTo(401);
    }

    @Test
    void aTokenThatWasTouchedOpensNothing() {
        SvgUser user = aSvgUser();
        String[] parts = user.token().split("\\.", -1);
        String unsigned = "eyJhbGciOiJub25lIn0." + parts[1] + ".";
        String otherKey = encoded("{\"alg\":\"RS256\",\"kid\":\"unknown\"}") + "." + parts[1] + "." + parts[2];
        String symmetric = encoded("{\"alg\":\"HS256\"}") + "." + parts[1] + "." + parts[2];

        for (String bad : List.of(unsigned, otherKey, symmetric, parts[0] + "." + parts[1], "nonsense")) {
            Answer answer = darkroom()
                    .get("/api/user/" + user.name() + "/sessions")
                    .token(bad)
                    .send();
            assertThat(answer.status()).as(bad).isEqualTo(401);
            assertThat(answer.json().path("error").isTextual()).isTrue();
        }
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(json.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
