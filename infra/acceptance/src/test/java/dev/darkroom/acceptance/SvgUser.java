package dev.darkroom.acceptance;

import static dev.darkroom.acceptance.Cloud.darkroom;
import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.local.demo.client.Answer;
import dev.darkroom.local.demo.client.Request;
import java.util.Map;
import java.util.UUID;

/** A user of the SVG contract: a name that nobody has claimed, with a token for it. */
record SvgUser(String name, String token) {
    /** Says a name; {@code n} makes the argument count. */
    static final String TEMPLATE =
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"80\" height=\"40\"><text y=\"20\">{{ name }}</text>"
                    + "{% for i in range(n) %}{% endfor %}</svg>";

    static SvgUser aSvgUser() {
        return named(fresh("user"));
    }

    static SvgUser named(String name) {
        Answer answer =
                darkroom().post("/api/auth/token").json(Map.of("user_id", name)).send();
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return new SvgUser(name, answer.json().path("token").asText());
    }

    /** A name or id that nothing else has. */
    static String fresh(String what) {
        return what + "-" + UUID.randomUUID().toString().substring(24);
    }

    /** A public session with this template; its id. */
    static String aPublicSession(String template, Map<String, ?> args) {
        String id = fresh("public");
        Answer answer = darkroom()
                .post("/api/session")
                .json(Map.of("session_id", id, "template", template, "args", args))
                .send();
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return id;
    }

    Request request(String method, String below) {
        return darkroom().request(method, "/api/user/" + name + below).token(token);
    }

    /** A session that shows the name given. */
    String aSession(String shown) {
        String id = fresh("session");
        Answer answer = create(Map.of("session_id", id, "template", TEMPLATE, "args", Map.of("name", shown)));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return id;
    }

    Answer create(Map<String, ?> body) {
        return request("POST", "/session").json(body).send();
    }

    Answer put(String id, Map<String, ?> args) {
        return request("PUT", "/session/" + id).json(Map.of("args", args)).send();
    }

    Answer frame(String id) {
        return darkroom().get("/stream/" + name + "/" + id).send();
    }
}
