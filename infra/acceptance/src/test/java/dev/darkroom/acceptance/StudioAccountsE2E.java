package dev.darkroom.acceptance;

import static dev.darkroom.acceptance.Cloud.aUser;
import static dev.darkroom.acceptance.Cloud.darkroom;
import static dev.darkroom.acceptance.StudioUser.AUTH;
import static dev.darkroom.acceptance.StudioUser.PASSWORD;
import static dev.darkroom.acceptance.StudioUser.logIn;
import static dev.darkroom.acceptance.StudioUser.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.acceptance.StudioUser.Session;
import dev.darkroom.local.demo.client.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Studio accounts ({@code /api/v1/auth}): who registers, logs in, stays logged in and logs out, and who tries to get in. */
class StudioAccountsE2E {
    /** From the answer to a logout on. */
    private static final Duration LOGGED_OUT_WITHIN = Duration.ofSeconds(1);

    private static String cookie(Answer answer) {
        assertThat(answer.headers().allValues("set-cookie")).as(answer.body()).hasSize(1);
        return answer.headers().allValues("set-cookie").getFirst();
    }

    private static String value(String cookie) {
        return cookie.split(";", 2)[0];
    }

    private static Answer refreshWith(String cookie) {
        return darkroom().post(AUTH + "refresh").header("Cookie", cookie).send();
    }

    @Test
    void somebodyRegistersAndIsWhoTheySaidInEachSession() {
        StudioUser user = StudioUser.registered();

        Answer me = user.loggedIn().refreshed().me();

        assertThat(me.status()).as(me.body()).isEqualTo(200);
        assertThat(me.json().toString())
                .isEqualTo("{\"id\":\"%s\",\"email\":\"%s\",\"name\":\"Ada\",\"roles\":[\"user\"]}"
                        .formatted(user.id(), user.email()));
    }

    @Test
    void anAddressRegistersOnceHoweverItIsWritten() {
        StudioUser user = StudioUser.registered();

        Answer again =
                post("register", Map.of("email", user.email().toUpperCase(Locale.ROOT), "password", "battery staple"));

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.header("content-type")).hasValue("application/problem+json");
        assertThat(logIn(user.email().toLowerCase(Locale.ROOT), PASSWORD).status())
                .isEqualTo(200);
    }

    @Test
    void ofTenWhoRegisterAnAddressAtOnceOneDoes() {
        String email = SvgUser.fresh("race") + "@example.com";

        List<Integer> statuses = AtOnce.run(
                10,
                i -> post("register", Map.of("email", email, "password", "password " + i))
                        .status());

        assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 409);
    }

    @Test
    void aBrowserKeepsItsSessionInACookie() {
        StudioUser user = StudioUser.registered();
        Answer login = post("login", Map.of("email", user.email(), "password", PASSWORD));
        assertThat(cookie(login))
                .matches(
                        "darkroom_refresh=[A-Za-z0-9_-]{43}; Max-Age=604800; Path=/api/v1/auth; HttpOnly; SameSite=Strict");
        assertThat(login.json().has("refresh_token")).isFalse();

        Answer refreshed = refreshWith("theme=dark; " + value(cookie(login)));

        assertThat(refreshed.status()).as(refreshed.body()).isEqualTo(200);
        assertThat(value(cookie(refreshed))).isNotEqualTo(value(cookie(login)));
        Answer out = darkroom()
                .post(AUTH + "logout")
                .token(refreshed.json().path("access_token").asText())
                .send();
        assertThat(out.status()).isEqualTo(204);
        assertThat(cookie(out)).startsWith("darkroom_refresh=; Max-Age=0; Path=/api/v1/auth;");
        assertThat(refreshWith(value(cookie(refreshed))).status()).isEqualTo(401);
    }

    @Test
    void aLostAnswerCanBeAskedForAgain() {
        Session first = StudioUser.registered().loggedIn();

        assertThat(first.refreshed().refresh()).isEqualTo(first.refreshed().refresh());
        first.refreshed().refreshed();
    }

    @Test
    void aTokenThatSomebodyCopiedEndsTheSessionForBoth() throws Exception {
        StudioUser user = StudioUser.registered();
        Session elsewhere = user.loggedIn();
        Session first = user.loggedIn();
        Session second = first.refreshed();
        Laptop.shared().letRotationsAge(Duration.ofSeconds(31));

        assertThat(first.tryToRefresh().status()).isEqualTo(401);

        assertThat(second.tryToRefresh().status()).isEqualTo(401);
        assertThat(second.me().status()).isEqualTo(401);
        assertThat(elsewhere.me().status()).isEqualTo(200);
        assertThat(Laptop.shared().logs())
                .anyMatch(line -> line.contains("RefreshTokenReused") && line.contains(user.id()))
                .noneMatch(line -> line.contains(first.refresh()) || line.contains(PASSWORD));
    }

    @Test
    void twentyRefreshesAtOnceSignNobodyOut() {
        Session session = StudioUser.registered().loggedIn();

        List<Session> answers = AtOnce.run(20, i -> session.refreshed());

        assertThat(answers)
                .extracting(Session::refresh)
                .containsOnly(answers.getFirst().refresh());
        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.me().status()).isEqualTo(200));
        answers.getLast().refreshed();
    }

    @Test
    void aLogoutHoldsAtOnceForBothTokensAndForThatSessionOnly() {
        StudioUser user = StudioUser.registered();
        Session here = user.loggedIn();
        Session elsewhere = user.loggedIn();

        assertThat(here.logOut().status()).isEqualTo(204);

        long begin = System.nanoTime();
        assertThat(here.me().status()).isEqualTo(401);
        assertThat(here.tryToRefresh().status()).isEqualTo(401);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(LOGGED_OUT_WITHIN);
        assertThat(here.logOut().status()).isEqualTo(401);
        assertThat(elsewhere.me().status()).isEqualTo(200);
    }

    @Test
    void whoGuessesLearnsNothingOfWhoHasAnAccount() {
        StudioUser one = StudioUser.registered();
        StudioUser other = StudioUser.registered();
        List<Long> wrong = new ArrayList<>();
        List<Long> unknown = new ArrayList<>();
        List<String> words = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            wrong.add(nanos(words, () -> logIn(one.email(), "wrong password")));
            unknown.add(nanos(words, () -> logIn(SvgUser.fresh("nobody") + "@example.com", PASSWORD)));
            wrong.add(nanos(words, () -> logIn(other.email(), "wrong password")));
            unknown.add(nanos(words, () -> logIn(SvgUser.fresh("nobody") + "@example.com", PASSWORD)));
        }

        assertThat(words).hasSize(16).containsOnly(words.getFirst());
        // not hashing takes a tenth of the time
        assertThat((double) median(unknown) / median(wrong)).isBetween(0.4, 2.5);
    }

    /** How long it took; adds what was answered, without what names the request. */
    private static long nanos(List<String> words, Supplier<Answer> call) {
        long begin = System.nanoTime();
        Answer answer = call.get();
        long took = System.nanoTime() - begin;
        words.add(answer.status()
                + answer.json().path("detail").asText()
                + answer.json().path("type").asText());
        return took;
    }

    private static long median(List<Long> durations) {
        return durations.stream().sorted().toList().get(durations.size() / 2);
    }

    @Test
    void fiveWrongPasswordsInAMinuteAreEnoughForAnyAddress() {
        StudioUser user = StudioUser.registered();
        for (String email : List.of(user.email(), SvgUser.fresh("nobody") + "@example.com")) {
            for (int i = 0; i < 5; i++) {
                assertThat(logIn(email, "wrong password").status()).isEqualTo(401);
            }

            Answer refused = logIn(email, PASSWORD);
            assertThat(refused.status()).isEqualTo(429);
            assertThat(Integer.parseInt(refused.header("retry-after").orElse("0")))
                    .isBetween(1, 60);
        }
    }

    @Test
    void aMemberThatNobodyKnowsIsNamedAndRefused() {
        Answer answer =
                post("register", Map.of("email", "ada@example.com", "password", PASSWORD, "roles", List.of("admin")));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.header("content-type")).hasValue("application/problem+json");
        assertThat(answer.json().path("errors").findValuesAsText("path")).containsExactly("roles");
    }

    @Test
    void aTokenOpensTheStudioAndNothingElse() {
        String studio = StudioUser.registered().loggedIn().access();

        assertThat(darkroom().get("/me").token(studio).send().status()).isEqualTo(401);
        assertThat(darkroom().get("/api/user/ada/sessions").token(studio).send().status())
                .isEqualTo(401);
        assertThat(darkroom().get(AUTH + "me").token(aUser().token()).send().status())
                .isEqualTo(401);
        assertThat(darkroom()
                        .get(AUTH + "me")
                        .token(SvgUser.aSvgUser().token())
                        .send()
                        .status())
                .isEqualTo(401);
        assertThat(darkroom().get(AUTH + "me").send().status()).isEqualTo(401);
    }
}
