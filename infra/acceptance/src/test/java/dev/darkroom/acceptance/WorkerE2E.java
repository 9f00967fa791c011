package dev.darkroom.acceptance;

import static dev.darkroom.acceptance.Cloud.aUser;
import static dev.darkroom.acceptance.Cloud.darkroom;
import static dev.darkroom.acceptance.TestJob.aJob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.darkroom.local.demo.client.Answer;
import dev.darkroom.local.demo.client.Answers;
import dev.darkroom.local.demo.client.User;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

@DisabledIfSystemProperty(
        named = "darkroom.base-url",
        matches = ".+",
        disabledReason = "needs the laptop cloud's workers and callback secret")
class WorkerE2E {
    /** A killed worker's message is seen again after 60 s. */
    private static final Duration TAKEN_OVER = Duration.ofMinutes(2);

    @BeforeAll
    static void startTheCloud() {
        darkroom();
    }

    @Test
    void whenAWorkerIsKilledInTheMiddleAnotherTakesOverAndNothingIsLostOrChargedTwice() {
        User user = aUser();
        List<byte[]> large =
                IntStream.range(0, 8).mapToObj(i -> SmallPhotos.photo(i, 10)).toList();
        TestJob job = aJob().of(large).by(user).uploaded().executed();
        job.in("running");
        Laptop.shared().killWorker();
        assertThat(job.now().ended()).as("the worker was killed in the middle").isFalse();
        Laptop.shared().newWorker();
        Answers.Job ended = await("the other worker finishes")
                .atMost(TAKEN_OVER)
                .pollInterval(Duration.ofMillis(250))
                .until(job::now, Answers.Job::ended);
        assertThat(ended.progress()).isEqualTo(new Answers.Progress(8, 0, 8));
        assertThat(job.receipt())
                .extracting(Answers.Receipt::captured, Answers.Receipt::released)
                .containsExactly(8, 0);
        assertThat(user.me().credits()).isEqualTo(2);
        Books.balanceFor(user);
        SignedReports late = SignedReports.of(job);
        assertThat(refusedOrToldToStop(late.done("an attempt that died", 0))).isTrue();
        assertThat(job.receipt().captured()).isEqualTo(8);
    }

    @Test
    void aNewAttemptFencesTheOldOneOut() throws Exception {
        User user = aUser();
        TestJob job = aJob().ofPhotos(3).by(user).uploaded();
        Laptop.shared().withoutWorker(() -> {
            job.executed();
            SignedReports reports = SignedReports.of(job);
            assertThat(reports.running("first").status()).isEqualTo(200);
            assertThat(job.now().status()).isEqualTo("running");
            Answer done = reports.done("first", 0);
            assertThat(done.data().path("processed").asBoolean()).isTrue();
            assertThat(done.data().path("cancel").asBoolean(true)).isFalse();
            Answer repeated = reports.done("first", 0);
            assertThat(repeated.status()).isEqualTo(200);
            assertThat(repeated.data().path("processed").asBoolean(true)).isFalse();

            assertThat(reports.running("second").status()).isEqualTo(200);
            assertThat(reports.done("first", 1).status()).isEqualTo(409);
            assertThat(reports.running("first").status()).isEqualTo(409);
            assertThat(job.now().progress().done()).isEqualTo(1);

            assertThat(reports.failed("second", 0, "too late")
                            .data()
                            .path("processed")
                            .asBoolean(true))
                    .isFalse();
            reports.done("second", 1).orRefused();
            reports.failed("second", 2, "cannot be read").orRefused();
        });
        Answers.Job ended = job.ended();
        assertThat(ended.progress()).isEqualTo(new Answers.Progress(2, 1, 3));
        assertThat(ended.failures()).containsExactly(new Answers.Failure(2, "cannot be read"));
        assertThat(job.receipt())
                .extracting(Answers.Receipt::captured, Answers.Receipt::released)
                .containsExactly(2, 1);
        Books.balanceFor(user);
    }

    @Test
    void twentyCopiesOfTheLastReportSettleOnce() throws Exception {
        User user = aUser();
        TestJob job = aJob().ofPhotos(1).by(user).uploaded();
        Laptop.shared().withoutWorker(() -> {
            job.executed();
            SignedReports reports = SignedReports.of(job);
            reports.running("only").orRefused();
            List<Answer> answers = AtOnce.run(20, i -> reports.done("only", 0));
            assertThat(answers)
                    .allSatisfy(answer ->
                            assertThat(answer.status()).as(answer.body()).isEqualTo(200));
            assertThat(answers)
                    .filteredOn(a -> a.data().path("processed").asBoolean())
                    .hasSize(1);
        });
        assertThat(user.me())
                .extracting(Answers.Me::credits, Answers.Me::held, Answers.Me::activeJobs)
                .containsExactly(9, 0, 0);
        Books.balanceFor(user);
    }

    @Test
    void aCanceledRunKeepsWhatIsDoneAndTellsTheWorkerToStop() throws Exception {
        User user = aUser();
        TestJob job = aJob().ofPhotos(4).by(user).uploaded();
        Laptop.shared().withoutWorker(() -> {
            job.executed();
            SignedReports reports = SignedReports.of(job);
            reports.running("only").orRefused();
            reports.done("only", 2).orRefused();
            assertThat(job.cancel().data().path("refunded").asInt()).isEqualTo(3);
            assertThat(job.cancel().data().path("refunded").asInt()).as("again").isEqualTo(3);
            Answer late = reports.done("only", 3);
            assertThat(late.data().path("cancel").asBoolean()).isTrue();
            assertThat(late.data().path("processed").asBoolean(true)).isFalse();
        });
        assertThat(job.now().outputsReady()).extracting(Answers.Output::idx).containsExactly(2);
        assertThat(user.me())
                .extracting(Answers.Me::credits, Answers.Me::held, Answers.Me::activeJobs)
                .containsExactly(9, 0, 0);
        Books.balanceFor(user);
    }

    @Test
    void aReportThatIsNotSignedByUsNowIsRefused() {
        TestJob job = aJob().by(aUser()).uploaded();
        SignedReports reports = SignedReports.of(job);
        String body = "{\"attempt\":\"x\",\"status\":\"running\"}";
        List<Answer> answers = List.of(
                reports.signedWith("another secret that is long enough").running("x"),
                reports.at(Duration.ofMinutes(-6)).running("x"),
                reports.at(Duration.ofMinutes(6)).running("x"),
                reports.sendAs(body, body.replace("running", "runnings")));
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.errorCode()).isEqualTo("CALLBACK_UNAUTHORIZED");
        });
        assertThat(job.now().status()).isEqualTo("uploaded");
    }

    @Test
    void aSignedReportThatMakesNoSenseIsRefused() {
        TestJob job = aJob().by(aUser()).uploaded();
        SignedReports reports = SignedReports.of(job);
        for (String body : List.of(
                "{}",
                "[]",
                "{",
                "{\"attempt\":\"x\",\"status\":\"exploded\"}",
                "{\"attempt\":5,\"status\":\"running\"}")) {
            assertThat(reports.sendAs(body, body).errorCode()).as(body).isEqualTo("INVALID_REQUEST");
        }
    }

    private static boolean refusedOrToldToStop(Answer answer) {
        return answer.status() == 409 || answer.data().path("cancel").asBoolean();
    }
}
