package dev.darkroom.acceptance;

import static dev.darkroom.acceptance.Cloud.darkroom;
import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.local.demo.client.Answer;
import java.util.Map;

/** A studio account of an address that nobody else has. */
record StudioUser(String id, String email) {
    static final String PASSWORD = "correct horse";
    static final String AUTH = "/api/v1/auth/";

    static StudioUser registered() {
        String email = SvgUser.fresh("Ada") + "@Example.com";
        Answer answer = post("register", Map.of("email", email, "password", PASSWORD, "name", "Ada"));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return new StudioUser(answer.json().path("id").asText(), email);
    }

    static Answer post(String call, Map<String, ?> body) {
        return darkroom().post(AUTH + call).json(body).send();
    }

    static Answer logIn(String email, String password) {
        return post("login", Map.of("email", email, "password", password, "cookie", false));
    }

    /** A session whose tokens this client keeps itself. */
    Session loggedIn() {
        return Session.of(logIn(email, PASSWORD));
    }

    /** The tokens of a login. */
    record Session(String access, String refresh) {
        static Session of(Answer answer) {
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            return new Session(
                    answer.json().path("access_token").asText(),
                    answer.json().path("refresh_token").asText());
        }

        Answer me() {
            return darkroom().get(AUTH + "me").token(access).send();
        }

        Answer logOut() {
            return darkroom().post(AUTH + "logout").token(access).send();
        }

        Answer tryToRefresh() {
            return post("refresh", Map.of("refresh_token", refresh));
        }

        Session refreshed() {
            return of(tryToRefresh());
        }
    }
}
