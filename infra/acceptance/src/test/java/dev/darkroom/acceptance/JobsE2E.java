package dev.darkroom.acceptance;

import static dev.darkroom.acceptance.Cloud.aUser;
import static dev.darkroom.acceptance.Cloud.darkroom;
import static dev.darkroom.acceptance.TestJob.BLUE_BODY;
import static dev.darkroom.acceptance.TestJob.aJob;
import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.local.demo.client.Answer;
import dev.darkroom.local.demo.client.Answers;
import dev.darkroom.local.demo.client.User;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class JobsE2E {
    @Test
    void threePhotosComeBackAndCostThreeCredits() throws IOException {
        User user = aUser();
        TestJob job = aJob().ofPhotos(3).by(user);
        assertThat(user.me())
                .extracting(Answers.Me::credits, Answers.Me::held, Answers.Me::activeJobs)
                .containsExactly(7, 3, 1);
        Answers.Job ended = job.uploaded().executed().ended();
        assertThat(ended.status()).isEqualTo("done");
        assertThat(ended.progress()).isEqualTo(new Answers.Progress(3, 0, 3));
        for (Answers.Output output : ended.outputsReady()) {
            byte[] result = darkroom().photos().download(output.resultUrl());
            byte[] preview = darkroom().photos().download(output.previewUrl());
            assertThat(ImageIO.read(new ByteArrayInputStream(result)).getWidth())
                    .isEqualTo(320);
            assertThat(ImageIO.read(new ByteArrayInputStream(preview)).getWidth())
                    .isLessThanOrEqualTo(400);
        }
        assertThat(job.receipt())
                .isEqualTo(new Answers.Receipt(3, 3, 0, job.receipt().items()));
        assertThat(user.me())
                .extracting(Answers.Me::credits, Answers.Me::held, Answers.Me::activeJobs)
                .containsExactly(7, 0, 0);
        assertThat(user.get("/jobs/" + job.id() + "/receipt").send().data().toString())
                .contains("\"credits\":1");
        Books.balanceFor(user);
    }

    @Test
    void aPhotoThatIsNoneFailsAloneAndItsCreditComesBack() {
        User user = aUser();
        TestJob job = aJob().of(List.of(SmallPhotos.photo(1), SmallPhotos.text(), new byte[0], SmallPhotos.bomb()))
                .by(user);
        Answers.Job ended = job.uploaded().executed().ended();
        assertThat(ended.status()).isEqualTo("done");
        assertThat(ended.progress()).isEqualTo(new Answers.Progress(1, 3, 4));
        assertThat(ended.failures()).extracting(Answers.Failure::idx).containsExactlyInAnyOrder(1, 2, 3);
        assertThat(ended.failures())
                .allSatisfy(failure -> assertThat(failure.error()).isNotBlank().hasSizeLessThanOrEqualTo(200));
        assertThat(job.receipt())
                .extracting(Answers.Receipt::captured, Answers.Receipt::released)
                .containsExactly(1, 3);
        assertThat(user.me().credits()).isEqualTo(9);
        Books.balanceFor(user);
    }

    @Test
    void aJobWhosePhotosAllFailIsFailedAndFree() {
        User user = aUser();
        Answers.Job ended = aJob().of(List.of(SmallPhotos.text()))
                .by(user)
                .uploaded()
                .executed()
                .ended();
        assertThat(ended.status()).isEqualTo("failed");
        assertThat(user.me()).extracting(Answers.Me::credits, Answers.Me::held).containsExactly(10, 0);
        Books.balanceFor(user);
    }

    @Test
    void confirmNamesThePhotosThatAreMissingAndFreshUrlsComeForJustThose() {
        User user = aUser();
        TestJob job = aJob().ofPhotos(3).by(user);
        darkroom().photos().upload(job.created().upload().get(1), SmallPhotos.photo(1));
        Answer early = job.confirm();
        assertThat(early.status()).isEqualTo(409);
        assertThat(early.errorCode()).isEqualTo("JOB_WRONG_STATE");
        assertThat(early.json().at("/error/details/missing").toString()).isEqualTo("[0,2]");
        Answer fresh = user.post("/jobs/" + job.id() + "/uploads").send();
        assertThat(fresh.data().findValuesAsText("idx")).containsExactlyInAnyOrder("0", "2");
        assertThat(job.execute(BLUE_BODY).errorCode()).isEqualTo("JOB_WRONG_STATE");
        assertThat(job.uploaded().confirm().status())
                .as("confirming again is a no-op")
                .isEqualTo(200);
    }

    @Test
    void cancelGivesTheCreditsBackOnceHoweverOftenItIsCalled() {
        User user = aUser();
        TestJob job = aJob().ofPhotos(4).by(user);
        List<Answer> answers = AtOnce.run(10, i -> job.cancel());
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            assertThat(answer.data().path("refunded").asInt()).isEqualTo(4);
        });
        assertThat(user.me())
                .extracting(Answers.Me::credits, Answers.Me::held, Answers.Me::activeJobs)
                .containsExactly(10, 0, 0);
        assertThat(Stream.of(job.confirm(), job.execute(BLUE_BODY)).map(Answer::errorCode))
                .containsOnly("JOB_WRONG_STATE");
        Books.balanceFor(user);
    }

    @Test
    void aJobThatIsDoneCannotBeCanceledConfirmedOrExecutedAgain() {
        TestJob job = aJob().by(aUser()).uploaded().executed();
        assertThat(job.ended().status()).isEqualTo("done");
        assertThat(Stream.of(job.cancel(), job.execute(BLUE_BODY)).map(Answer::errorCode))
                .containsOnly("JOB_WRONG_STATE");
    }

    @Test
    void theStoredRuleWinsOverInlineMembers() {
        User user = aUser();
        Answers.Rule rule = user.storeRule("Blue", "seller", BLUE_BODY);
        TestJob job = aJob().by(user).uploaded();
        user.execute(job.id(), rule.id(), Map.of("Body", new Answers.Change("recolor", "#aa0000")));
        assertThat(job.ended().status()).isEqualTo("done");
        TestJob other = aJob().by(user).uploaded();
        Answer foreign = user.post("/jobs/" + other.id() + "/execute")
                .json(Map.of(
                        "concepts",
                        BLUE_BODY,
                        "rule_id",
                        aUser().storeRule("x", "seller", BLUE_BODY).id()))
                .send();
        assertThat(foreign.status()).isEqualTo(404);
    }

    @Test
    void theChecksRunInTheOrderOfTheContract() {
        User user = aUser();
        assertThat(darkroom().post("/jobs").body("application/json", "{").send().errorCode())
                .isEqualTo("AUTH_REQUIRED");
        assertThat(created(user, "nonsense", 0).errorCode())
                .as("body before existence")
                .isEqualTo("INVALID_REQUEST");
        assertThat(created(user, "nonsense", 1).errorCode()).as("existence").isEqualTo("NOT_FOUND");
        assertThat(created(user, "seller", 11).errorCode())
                .as("more than the plan allows")
                .isEqualTo("INVALID_REQUEST");
        TestJob job = aJob().ofPhotos(6).by(user);
        Answer poor = created(user, "seller", 5);
        assertThat(poor.status()).as("credits before concurrency").isEqualTo(402);
        assertThat(poor.errorCode()).isEqualTo("INSUFFICIENT_CREDITS");
        Answer busy = created(user, "seller", 4);
        assertThat(busy.status()).isEqualTo(429);
        assertThat(busy.errorCode()).isEqualTo("CONCURRENCY_LIMIT");
        Answer badBody = user.post("/jobs/job_unknown/execute")
                .json(Map.of("concepts", Map.of()))
                .send();
        assertThat(badBody.errorCode()).as("body before existence").isEqualTo("INVALID_REQUEST");
        Answer badConcept = job.execute(Map.of("Wall", new Answers.Change("remove", null)));
        assertThat(badConcept.errorCode()).isEqualTo("INVALID_REQUEST");
        assertThat(job.execute(BLUE_BODY).errorCode()).as("state").isEqualTo("JOB_WRONG_STATE");
    }

    @Test
    void anotherUsersJobIsNotThere() {
        TestJob job = aJob().by(aUser());
        User other = aUser();
        for (String path : List.of("", "/receipt")) {
            Answer answer = other.get("/jobs/" + job.id() + path).send();
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.errorCode()).isEqualTo("JOB_NOT_FOUND");
        }
        for (String path : List.of("/confirm-upload", "/cancel", "/uploads")) {
            assertThat(other.post("/jobs/" + job.id() + path).send().status()).isEqualTo(404);
        }
        assertThat(other.get("/jobs").send().body()).doesNotContain(job.id());
    }

    @Test
    void fortyJobsAtOnceFindOneSlot() {
        User user = aUser();
        List<Answer> answers = AtOnce.run(40, i -> created(user, "seller", 1));
        assertThat(answers).filteredOn(a -> a.status() == 201).hasSize(1);
        assertThat(answers)
                .filteredOn(a -> a.errorCode().equals("CONCURRENCY_LIMIT"))
                .hasSize(39);
        assertThat(user.me())
                .extracting(Answers.Me::credits, Answers.Me::held, Answers.Me::activeJobs)
                .containsExactly(9, 1, 1);
        Books.balanceFor(user);
    }

    @Test
    void fiftyCallsWithOneIdempotencyKeyMakeOneJob() {
        User user = aUser();
        List<Answer> answers = AtOnce.run(50, i -> keyed(user, "first-try", 2));
        assertThat(answers)
                .allSatisfy(
                        answer -> assertThat(answer.status()).as(answer.body()).isEqualTo(201));
        assertThat(answers.stream().map(a -> a.data().path("job_id").asText()).distinct())
                .hasSize(1);
        assertThat(user.me().held()).isEqualTo(2);
        Answer changed = keyed(user, "first-try", 1);
        assertThat(changed.status()).isEqualTo(409);
        assertThat(changed.errorCode()).isEqualTo("CONFLICT");
        assertThat(keyed(aUser(), "first-try", 1).status())
                .as("the key belongs to the caller")
                .isEqualTo(201);
    }

    @Test
    void anIdempotencyKeyThatIsNoneIsRefused() {
        User user = aUser();
        assertThat(keyed(user, "two words", 1).errorCode()).isEqualTo("INVALID_REQUEST");
        assertThat(keyed(user, "k".repeat(129), 1).errorCode()).isEqualTo("INVALID_REQUEST");
        assertThat(keyed(user, "k".repeat(128), 1).status()).isEqualTo(201);
    }

    @Test
    void jobsPageNewestFirstAndFilterByStatus() {
        User user = aUser();
        List<String> made = Stream.generate(() -> aJob().by(user))
                .limit(5)
                .peek(TestJob::cancel)
                .map(TestJob::id)
                .toList();
        String open = aJob().by(user).id();
        List<String> all = Pages.ids(user, "/jobs?limit=2", "job_id");
        assertThat(all)
                .containsExactlyElementsOf(
                        Stream.concat(Stream.of(open), made.reversed().stream()).toList());
        assertThat(Pages.ids(user, "/jobs?status=created&limit=2", "job_id")).containsExactly(open);
        assertThat(user.get("/jobs?status=nonsense").send().errorCode()).isEqualTo("INVALID_REQUEST");
    }

    private static Answer created(User user, String preset, int count) {
        return user.post("/jobs")
                .json(Map.of("preset", preset, "item_count", count))
                .send();
    }

    private static Answer keyed(User user, String key, int count) {
        return user.post("/jobs")
                .header("Idempotency-Key", key)
                .json(Map.of("preset", "seller", "item_count", count))
                .send();
    }
}
