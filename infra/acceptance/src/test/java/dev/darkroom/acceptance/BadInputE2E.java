package dev.darkroom.acceptance;

import static dev.darkroom.acceptance.Cloud.aUser;
import static dev.darkroom.acceptance.Cloud.darkroom;
import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.local.demo.client.Answer;
import dev.darkroom.local.demo.client.User;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BadInputE2E {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "nonsense",
                "[]",
                "null",
                "5",
                "{\"preset\":\"seller\"}",
                "{\"item_count\":1}",
                "{\"preset\":5,\"item_count\":1}",
                "{\"preset\":\"seller\",\"item_count\":\"1\"}",
                "{\"preset\":\"seller\",\"item_count\":1.5}",
                "{\"preset\":\"seller\",\"item_count\":true}",
                "{\"preset\":\"seller\",\"item_count\":0}",
                "{\"preset\":\"seller\",\"item_count\":-1}",
                "{\"preset\":\"seller\",\"item_count\":99999999999}",
                "{\"preset\":\"seller\",\"item_count\":1,\"items\":{}}",
                "{\"preset\":\"seller\",\"item_count\":1,\"items\":[null]}",
                "{\"preset\":\"seller\",\"item_count\":1} trailing",
                "{\"preset\":\"seller\",\"item_count\":1,\"item_count\":2}",
                "\u0000"
            })
    void aBodyThatCannotBeIsRefusedByItsPlaceAndHoldsNothing(String body) {
        User user = aUser();
        Answer answer = user.post("/jobs").body("application/json", body).send();
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.errorCode()).isEqualTo("INVALID_REQUEST");
        assertThat(user.me().held()).isZero();
    }

    @Test
    void detailsNameTheField() {
        Answer answer = aUser().post("/jobs")
                .json(Map.of("preset", "seller", "item_count", 0))
                .send();
        assertThat(answer.json().at("/error/details").toString()).contains("item_count");
        Answer typed = aUser().post("/jobs")
                .body("application/json", "{\"preset\":\"seller\",\"item_count\":\"x\"}")
                .send();
        assertThat(typed.json().at("/error/details").toString()).contains("item_count");
    }

    @Test
    void anUnknownMemberIsIgnored() {
        Answer answer = aUser().post("/jobs")
                .json(Map.of("preset", "seller", "item_count", 1, "from_the_future", Map.of("a", List.of(1))))
                .send();
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    }

    @Test
    void aHugeBodyIsRefusedAndADeepOneToo() {
        User user = aUser();
        Answer huge = user.post("/rules")
                .body("application/json", "\"" + "x".repeat(1_100_000) + "\"")
                .send();
        assertThat(huge.status()).isEqualTo(413);
        Answer deep =
                user.post("/jobs").body("application/json", "[".repeat(100_000)).send();
        assertThat(deep.status()).isEqualTo(400);
        Answer wide = user.post("/rules")
                .json(Map.of(
                        "name",
                        "x",
                        "preset_id",
                        "seller",
                        "concepts",
                        Map.of("B".repeat(100_000), Map.of("action", "remove"))))
                .send();
        assertThat(wide.status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "DELETE, /me",
        "POST, /me",
        "PUT, /jobs",
        "DELETE, /jobs",
        "PATCH, /rules",
        "POST, /presets",
        "GET, /auth/anon",
        "GET, /jobs/job_x/cancel"
    })
    void aWrongMethodIsToldWhichAreAllowed(String method, String path) {
        Answer answer = aUser().request(method, path).send();
        assertThat(answer.status()).as(answer.body()).isEqualTo(405);
        assertThat(answer.header("allow")).isPresent();
    }

    @Test
    void aBodyWithoutOrWithAWrongTypeIsRefused() {
        User user = aUser();
        String body = "{\"preset\":\"seller\",\"item_count\":1}";
        assertThat(user.post("/jobs").untypedBody(body).send().status()).isEqualTo(415);
        for (String type : List.of("text/plain", "application/xml", "multipart/form-data; boundary=x", "nonsense")) {
            assertThat(user.post("/jobs").body(type, body).send().status())
                    .as(type)
                    .isEqualTo(415);
        }
        assertThat(user.post("/jobs")
                        .body("application/json; charset=utf-8", body)
                        .send()
                        .status())
                .isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "..%2F..%2Fetc%2Fpasswd",
                "%2e%2e%2fme",
                "job_%E2%98%83",
                "job_%F0%9F%98%80",
                "job_%00",
                "job_%25",
                "%20",
                "job_'%20or%201=1",
                "job_x%0d%0aX-Evil:%201",
                "job_00000000-0000-7000-8000-000000000000"
            })
    void anIdThatIsNoneIsAnIdThatDoesNotExist(String id) {
        User user = aUser();
        for (Answer answer : List.of(
                user.get("/jobs/" + id).send(),
                user.get("/jobs/" + id + "/receipt").send(),
                user.post("/jobs/" + id + "/cancel").send(),
                user.get("/rules/" + id).send(),
                user.get("/presets/" + id).send())) {
            assertThat(answer.status()).as(answer.uri() + " " + answer.body()).isIn(400, 404);
            assertThat(answer.header("x-evil")).isEmpty();
        }
        Answer cancel = user.post("/jobs/job_unknown/cancel").send();
        assertThat(cancel.errorCode()).isEqualTo("JOB_NOT_FOUND");
    }

    @Test
    void aVeryLongIdAnswersLikeAnyOther() {
        Answer answer = aUser().get("/jobs/job_" + "x".repeat(4_000)).send();
        assertThat(answer.status()).isIn(400, 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/me/nonsense", "/jobs/a/b/c", "/rules/a/b", "/presets/seller/x"})
    void anUnknownRouteAnswersInTheDialectOfItsPath(String path) {
        Answer answer = aUser().get(path).send();
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.errorCode()).isEqualTo("NOT_FOUND");
    }

    @Test
    void anUnsignedReportIsRefusedAndChangesNothing() {
        User user = aUser();
        TestJob job = TestJob.aJob().by(user).uploaded();
        String body =
                "{\"attempt\":\"a\",\"idx\":0,\"status\":\"done\",\"output_key\":\"o\",\"preview_key\":\"p\",\"idempotency_key\":\"k\"}";
        Answer bare = darkroom()
                .post("/jobs/" + job.id() + "/callback")
                .body("application/json", body)
                .send();
        assertThat(bare.status()).isEqualTo(403);
        assertThat(bare.errorCode()).isEqualTo("CALLBACK_UNAUTHORIZED");
        Answer asUser = user.post("/jobs/" + job.id() + "/callback")
                .header("webhook-id", "m1")
                .header("webhook-timestamp", "1")
                .header("webhook-signature", "v1,AAAA")
                .body("application/json", body)
                .send();
        assertThat(asUser.errorCode()).isEqualTo("CALLBACK_UNAUTHORIZED");
        assertThat(job.now().status()).isEqualTo("uploaded");
    }
}
