package dev.darkroom.identity.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.contract.Json;
import dev.darkroom.http.testing.Answer;
import dev.darkroom.http.testing.ApiDescription;
import dev.darkroom.http.testing.HttpFunction;
import dev.darkroom.kernel.IdSource;
import dev.darkroom.testing.StandIns;
import dev.darkroom.testing.SteppedClock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Studio accounts behind the real handler, on real PostgreSQL and DynamoDB. */
class StudioAccountsIT {
    private static final String AUTH = "/api/v1/auth/";
    private static final String PASSWORD = "correct horse";

    private static HttpFunction function;
    private static SteppedClock clock;

    private final String address =
            "ada." + IdSource.secure(InstantSource.system()).next() + "@example.com";

    @BeforeAll
    static void start() {
        var properties = new HashMap<>(IdentityApiIT.properties());
        properties.put("database.url", StandIns.shared().database().jdbcUrl());
        properties.put("database.secret.arn", InMemorySecrets.DATABASE);
        properties.put("stage", "dev");
        function = HttpFunction.start(properties);
        assertThat(function.hasMade(DataSource.class))
                .as("a snapshot of the started function is made by a pool that has brought the schemas up to date")
                .isTrue();
        clock = (SteppedClock) function.bean(InstantSource.class);
    }

    @AfterAll
    static void stop() {
        function.close();
    }

    private static Answer post(String call, Map<String, ?> body) {
        return post(call, Map.of(), body);
    }

    private static Answer post(String call, Map<String, String> headers, Map<String, ?> body) {
        return function.post(
                AUTH + call, headers, Json.mapper().valueToTree(body).toString());
    }

    private static Map<String, String> bearer(String token) {
        return Map.of("Authorization", "Bearer " + token);
    }

    private static String text(Answer answer, String member) {
        return answer.json().path(member).asText();
    }

    private Answer register() {
        return post("register", Map.of("email", address, "password", PASSWORD, "name", "Ada"));
    }

    private Answer login(Object cookie) {
        return post("login", Map.of("email", address, "password", PASSWORD, "cookie", cookie));
    }

    private static String cookie(Answer answer) {
        assertThat(answer.cookies()).as(answer.text()).hasSize(1);
        return answer.cookies().getFirst().split(";", 2)[0];
    }

    @Test
    void whoRegistersGetsAnAccountAndIsNotLoggedIn() {
        var answer = register();

        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(answer.json().properties())
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrder("id", "email", "name", "roles");
        assertThat(text(answer, "id")).startsWith("u_");
        assertThat(text(answer, "email")).isEqualTo(address);
        assertThat(answer.json().path("roles").toString()).isEqualTo("[\"user\"]");
        assertThat(answer.cookies()).isEmpty();
        assertThat(register().status()).isEqualTo(409);
    }

    @Test
    void theRefreshTokenIsInACookieThatNoScriptAndNoOtherSiteGets() {
        register();

        var answer = post("login", Map.of("email", address, "password", PASSWORD));

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(text(answer, "token_type")).isEqualTo("Bearer");
        assertThat(answer.json().path("expires_in").asInt()).isEqualTo(900);
        assertThat(answer.json().has("refresh_token")).isFalse();
        assertThat(cookie(answer)).matches("darkroom_refresh=[A-Za-z0-9_-]{43}");
        assertThat(answer.cookies().getFirst().split("; "))
                .contains("Path=/api/v1/auth", "HttpOnly", "SameSite=Strict", "Secure", "Max-Age=604800")
                .hasSize(6);
        assertThat(answer.headers()).doesNotContainKey("Set-Cookie");
        assertThat(answer.header("Cache-Control")).hasValue("no-store");
    }

    @Test
    void aClientThatKeepsTheTokenItselfGetsItInTheBody() {
        register();
        var login = login(false);
        assertThat(login.cookies()).isEmpty();

        var refreshed = post("refresh", Map.of("refresh_token", text(login, "refresh_token")));

        assertThat(refreshed.status()).as(refreshed.text()).isEqualTo(200);
        assertThat(refreshed.cookies()).isEmpty();
        assertThat(text(refreshed, "refresh_token")).hasSize(43).isNotEqualTo(text(login, "refresh_token"));
    }

    @Test
    void theCookieIsFoundAmongOthersAndReplaced() {
        register();
        var login = login(true);

        var refreshed = post("refresh", Map.of("Cookie", "a=b; " + cookie(login) + "; c=d"), Map.of());

        assertThat(refreshed.status()).as(refreshed.text()).isEqualTo(200);
        assertThat(cookie(refreshed)).isNotEqualTo(cookie(login));
        assertThat(refreshed.json().has("refresh_token")).isFalse();
        var withoutBody = function.call("POST", AUTH + "refresh", Map.of("Cookie", cookie(refreshed)), null);
        assertThat(withoutBody.status()).as(withoutBody.text()).isEqualTo(200);
    }

    @Test
    void aTokenThatComesBackLateEndsTheSession() {
        register();
        var first = text(login(false), "refresh_token");
        var second = text(post("refresh", Map.of("refresh_token", first)), "refresh_token");
        clock.advance(Duration.ofSeconds(31));

        var late = post("refresh", Map.of("refresh_token", first));

        assertThat(late.status()).isEqualTo(401);
        assertThat(late.text()).doesNotContain(first);
        assertThat(post("refresh", Map.of("refresh_token", second)).status()).isEqualTo(401);
    }

    @Test
    void nobodyIsRefreshedWithoutAToken() {
        assertThat(post("refresh", Map.of()).status()).isEqualTo(401);
        assertThat(post("refresh", Map.of("refresh_token", "")).status()).isEqualTo(401);
        assertThat(post("refresh", Map.of("Cookie", "darkroom_refresh="), Map.of())
                        .status())
                .isEqualTo(401);
    }

    @Test
    void afterALogoutNeitherTokenWorksAndOnlyThatSessionIsOver() {
        register();
        var here = login(false);
        var elsewhere = login(false);
        var token = bearer(text(here, "access_token"));
        assertThat(text(function.get(AUTH + "me", token), "email")).isEqualTo(address);

        var out = post("logout", token, Map.of());

        assertThat(out.status()).as(out.text()).isEqualTo(204);
        assertThat(out.cookies().getFirst()).startsWith("darkroom_refresh=; Max-Age=0; Path=/api/v1/auth;");
        assertThat(function.get(AUTH + "me", token).status()).isEqualTo(401);
        assertThat(post("logout", token, Map.of()).status()).isEqualTo(401);
        assertThat(post("refresh", Map.of("refresh_token", text(here, "refresh_token")))
                        .status())
                .isEqualTo(401);
        assertThat(function.get(AUTH + "me", bearer(text(elsewhere, "access_token")))
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "register | {\"email\":\"ada@example.com\",\"password\":\"12345678\",\"admin\":true} | admin",
                "register | {\"email\":{},\"password\":\"12345678\"} | email",
                "register | {\"password\":\"12345678\"} | email",
                "register | {\"email\":\"ada\",\"password\":\"12345678\"} | email",
                "register | {\"email\":\"a@example.com\",\"password\":\"1234567\"} | password",
                "register | {\"email\":\"a@example.com\",\"password\":\"12345678\",\"name\":\"\\u0000\"} | name",
                "login | {\"email\":\"ada@example.com\"} | password",
                "login | {\"email\":\"ada@example.com\",\"password\":\"12345678\",\"cookie\":\"maybe\"} | cookie",
                "refresh | {\"refresh_token\":{}} | refresh_token",
                "refresh | {\"token\":\"x\"} | token"
            })
    void whatIsWrongIsNamed(String call, String body, String member) {
        var answer = function.post(AUTH + call, Map.of(), body);

        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.header("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.json().path("errors").findValuesAsText("path")).contains(member);
        assertThat(answer.json().path("errors").get(0).path("message").asText()).isNotBlank();
    }

    @Test
    void fiveWrongPasswordsCloseTheDoorForTheRestOfTheMinute() {
        register();
        for (int i = 0; i < 5; i++) {
            assertThat(post("login", Map.of("email", address, "password", "wrong"))
                            .status())
                    .isEqualTo(401);
        }

        var refused = login(true);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Retry-After")).hasValue("60");
        assertThat(refused.cookies()).isEmpty();

        clock.advance(Duration.ofSeconds(60));
        assertThat(login(true).status()).isEqualTo(200);
    }

    @Test
    void everyAnswerIsAsTheDescriptionSays() {
        var description = ApiDescription.ofFunction();
        description.isComplete();
        assertThat(description.isSecured("POST /api/v1/auth/logout")).isTrue();
        assertThat(description.isSecured("GET /api/v1/auth/me")).isTrue();
        assertThat(description.isSecured("POST /api/v1/auth/refresh")).isFalse();

        description.check("POST /api/v1/auth/register", register());
        description.check("POST /api/v1/auth/register", register());
        description.check("POST /api/v1/auth/register", post("register", Map.of()));
        var login = description.check("POST /api/v1/auth/login", login(false));
        description.check("POST /api/v1/auth/login", login(true));
        description.check("POST /api/v1/auth/login", post("login", Map.of("email", address, "password", "x")));
        description.check(
                "POST /api/v1/auth/refresh", post("refresh", Map.of("refresh_token", text(login, "refresh_token"))));
        description.check("POST /api/v1/auth/refresh", post("refresh", Map.of()));
        description.check("GET /api/v1/auth/me", function.get(AUTH + "me", bearer(text(login, "access_token"))));
        description.check("GET /api/v1/auth/me", function.get(AUTH + "me", Map.of()));
    }
}
