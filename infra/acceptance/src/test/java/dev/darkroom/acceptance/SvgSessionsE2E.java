package dev.darkroom.acceptance;

import static dev.darkroom.acceptance.Cloud.darkroom;
import static dev.darkroom.acceptance.SvgUser.TEMPLATE;
import static dev.darkroom.acceptance.SvgUser.aPublicSession;
import static dev.darkroom.acceptance.SvgUser.aSvgUser;
import static dev.darkroom.acceptance.SvgUser.fresh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.darkroom.local.demo.client.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every row of the SVG contract's table but the pictures; {@link SvgRefusalsE2E} has what it refuses. */
class SvgSessionsE2E {
    private static final String MISSING = "{\"error\":\"Session not found\"}";

    private static Answer createPublic(Map<String, ?> body) {
        return darkroom().post("/api/session").json(body).send();
    }

    @Test
    void aUserMakesChangesListsAndDeletesASession() {
        SvgUser alice = aSvgUser();
        String id = fresh("score");

        Answer made = alice.create(Map.of("session_id", id, "template", TEMPLATE, "args", Map.of("name", "Ada")));
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.json().path("user_id").asText()).isEqualTo(alice.name());
        assertThat(made.json().path("session_id").asText()).isEqualTo(id);

        Answer changed = alice.put(id, Map.of("other", List.of(1, true, "가")));
        assertThat(changed.status()).isEqualTo(204);
        assertThat(changed.body()).isEmpty();

        JsonNode session = darkroom()
                .get("/api/user/" + alice.name() + "/session/" + id)
                .send()
                .json();
        assertThat(session.path("template").asText()).isEqualTo(TEMPLATE);
        assertThat(session.path("args").toString()).isEqualTo("{\"other\":[1,true,\"가\"]}");

        JsonNode listed = alice.request("GET", "/sessions").send().json().path("sessions");
        assertThat(listed).hasSize(1);
        assertThat(listed.get(0).path("session_id").asText()).isEqualTo(id);
        assertThat(Instant.parse(listed.get(0).path("created_at").asText())).isBefore(Instant.now());
        assertThat(listed.get(0).path("ttl").asLong()).isBetween(3590L, 3600L);

        assertThat(alice.request("DELETE", "/session/" + id).send().status()).isEqualTo(204);
        assertThat(alice.request("DELETE", "/session/" + id).send().status()).isEqualTo(204);
        assertThat(alice.put(id, Map.of()).body()).isEqualTo(MISSING);
        assertThat(alice.request("GET", "/sessions").send().json().path("sessions"))
                .isEmpty();
    }

    @Test
    void anybodyMakesChangesAndReadsAPublicSession() {
        String id = aPublicSession(TEMPLATE, Map.of("name", "Ada"));

        assertThat(darkroom()
                        .request("PUT", "/api/session/" + id)
                        .json(Map.of("args", Map.of("name", "Bob")))
                        .send()
                        .status())
                .isEqualTo(204);

        Answer read = darkroom().get("/api/session/" + id).send();
        assertThat(read.status()).isEqualTo(200);
        assertThat(read.json().path("args").path("name").asText()).isEqualTo("Bob");
        assertThat(read.json().path("template").asText()).isEqualTo(TEMPLATE);
    }

    @Test
    void listsTheNewestFirst() {
        SvgUser alice = aSvgUser();
        List<String> made = List.of(alice.aSession("a"), alice.aSession("b"), alice.aSession("c"));

        assertThat(alice.request("GET", "/sessions").send().json().findValuesAsText("session_id"))
                .isEqualTo(made.reversed());
    }

    @Test
    void anotherUsersTokenAndNoneAreRefusedInTheContractsWords() {
        SvgUser alice = aSvgUser();
        SvgUser bob = aSvgUser();
        String id = alice.aSession("Ada");
        String of = "/api/user/" + alice.name();
        String modify = "{\"error\":\"User " + bob.name() + " cannot modify sessions of user " + alice.name() + "\"}";

        Answer put = darkroom()
                .request("PUT", of + "/session/" + id)
                .token(bob.token())
                .json(Map.of("args", Map.of()))
                .send();
        Answer create = darkroom()
                .post(of + "/session")
                .token(bob.token())
                .json(Map.of("session_id", "x", "template", TEMPLATE))
                .send();
        Answer delete = darkroom()
                .request("DELETE", of + "/session/" + id)
                .token(bob.token())
                .send();
        Answer list = darkroom().get(of + "/sessions").token(bob.token()).send();
        assertThat(List.of(put, create, delete)).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.body()).isEqualTo(modify);
        });
        assertThat(list.status()).isEqualTo(403);
        assertThat(list.body()).isEqualTo(modify.replace("modify", "read"));

        for (Answer answer : List.of(
                darkroom().get(of + "/sessions").send(),
                darkroom().post(of + "/session").json(Map.of()).send(),
                darkroom().request("DELETE", of + "/session/" + id).send())) {
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.body()).isEqualTo("{\"error\":\"Missing Authorization header\"}");
        }
        assertThat(alice.frame(id).body()).contains("Ada");
    }

    @Test
    void everyOwnerHasANameSpaceOfItsOwn() {
        SvgUser alice = aSvgUser();
        SvgUser bob = aSvgUser();
        String id = fresh("same");

        for (String shown : List.of("alice", "bob")) {
            SvgUser user = shown.equals("alice") ? alice : bob;
            assertThat(user.create(Map.of("session_id", id, "template", TEMPLATE, "args", Map.of("name", shown)))
                            .status())
                    .isEqualTo(201);
        }
        assertThat(createPublic(Map.of("session_id", id, "template", TEMPLATE)).status())
                .isEqualTo(201);

        assertThat(alice.frame(id).body()).contains(">alice<");
        assertThat(bob.frame(id).body()).contains(">bob<");
        assertThat(darkroom().get("/stream/" + id).send().body()).doesNotContain("alice", "bob");
    }

    @Test
    void ofAHundredCreatesAtOnceOneIsMade() {
        Map<String, ?> body = Map.of("session_id", fresh("race"), "template", TEMPLATE);

        List<Answer> answers = AtOnce.run(100, i -> createPublic(body));

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 409)
                .hasSize(99)
                .allMatch(answer -> answer.body().equals("{\"error\":\"Session already exists\"}"));
    }

    @Test
    void expiredIsAbsentAndItsIdCanBeTakenAgain() {
        String id = fresh("brief");
        Map<String, ?> body = Map.of("session_id", id, "template", TEMPLATE, "expire", "2s");
        Instant before = Instant.now();
        assertThat(createPublic(body).status()).isEqualTo(201);
        assertThat(createPublic(body).status()).isEqualTo(409);

        await().pollInterval(Duration.ofMillis(20))
                .until(() -> darkroom().get("/api/session/" + id).send().status() == 404);

        assertThat(Duration.between(before, Instant.now())).isBetween(Duration.ofSeconds(2), Duration.ofMillis(3500));
        assertThat(darkroom().get("/stream/" + id).send().status()).isEqualTo(404);
        assertThat(darkroom()
                        .request("PUT", "/api/session/" + id)
                        .json(Map.of("args", Map.of()))
                        .send()
                        .body())
                .isEqualTo(MISSING);
        assertThat(createPublic(body).status()).isEqualTo(201);
    }

    @Test
    void aRepeatUnderAKeyIsAnsweredAsTheFirstTime() {
        SvgUser alice = aSvgUser();
        String id = fresh("keyed");
        Map<String, ?> body = Map.of("session_id", id, "template", TEMPLATE);
        Map<String, ?> other = Map.of("session_id", fresh("keyed"), "template", TEMPLATE);

        List<Answer> answers = AtOnce.run(
                20,
                i -> alice.request("POST", "/session")
                        .header("Idempotency-Key", "k")
                        .json(body)
                        .send());
        Answer another = alice.request("POST", "/session")
                .header("Idempotency-Key", "k")
                .json(other)
                .send();
        Answer bobs = aSvgUser()
                .request("POST", "/session")
                .header("Idempotency-Key", "k")
                .json(other)
                .send();

        assertThat(answers).extracting(Answer::status).containsOnly(201);
        assertThat(answers)
                .extracting(Answer::body)
                .containsOnly(answers.getFirst().body());
        assertThat(another.status()).isEqualTo(409);
        assertThat(another.body())
                .isEqualTo("{\"error\":\"This Idempotency-Key belongs to another request. Use a new one.\"}");
        assertThat(bobs.status()).isEqualTo(201);
        assertThat(alice.create(body).status()).as("without the key").isEqualTo(409);
    }

    @Test
    void aPublicSessionIsMadeOnceUnderAKeyOfItsOwn() {
        Map<String, ?> body = Map.of("session_id", fresh("keyed"), "template", TEMPLATE);
        for (int i = 0; i < 2; i++) {
            Answer answer = darkroom()
                    .post("/api/session")
                    .header("Idempotency-Key", "k")
                    .json(body)
                    .send();
            assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        }
        assertThat(createPublic(body).body()).isEqualTo("{\"error\":\"Session already exists\"}");
    }
}
