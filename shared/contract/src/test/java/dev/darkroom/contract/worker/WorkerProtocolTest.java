package dev.darkroom.contract.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.darkroom.contract.Golden;
import dev.darkroom.contract.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkerProtocolTest {
    private static final String ATTEMPT = "01J00000000000000000000000";
    private static final String JOB = "job_01J00000000000000000000000";
    private static final String USER = "u_01J00000000000000000000000";

    @Test
    void aRunOfRulesIsWrittenAsTheGoldenFile() throws Exception {
        var run = new RulesRun(
                RulesRun.VERSION,
                RulesRun.KIND,
                JOB,
                USER,
                "interior",
                Map.of("Wall", new RulesRun.RuleAction("recolor", "#d8cfc0")),
                List.of("Grout"),
                Map.of("Wall", new RulesRun.Prompt("wall surface", false)),
                List.of(new RulesRun.Item(
                        0,
                        "inputs/" + USER + "/" + JOB + "/0.jpg",
                        "outputs/" + USER + "/" + JOB + "/0_result.png",
                        "previews/" + USER + "/" + JOB + "/0_thumb.jpg")),
                "https://api.example.com/jobs/" + JOB + "/callback",
                JOB + "-",
                4,
                Instant.parse("2026-11-20T12:00:00Z"));
        assertThat(Json.mapper().readTree(Json.write(run)))
                .isEqualTo(Json.mapper().readTree(Golden.text("worker/rules-run")));
        assertThat(Json.read(Golden.text("worker/rules-run"), RulesRun.class)).isEqualTo(run);
    }

    @Test
    void reportsAreWrittenAndReadAsTheGoldenFiles() throws Exception {
        sameBothWays("worker/report-running", new Report.Running(ATTEMPT));
        sameBothWays(
                "worker/report-done",
                new Report.PhotoDone(ATTEMPT, 3, "outputs/u/job/3_result.png", "previews/u/job/3_thumb.jpg", "job-3"));
        sameBothWays("worker/report-failed", new Report.PhotoFailed(ATTEMPT, 4, "not an image", "job-4"));
    }

    private static void sameBothWays(String golden, Report report) throws JsonProcessingException {
        assertThat(report.toJson()).isEqualTo(Golden.text(golden).strip());
        assertThat(Report.parse(Golden.text(golden))).contains(report);
    }

    @Test
    void theAnswerIsWrittenAsTheGoldenFile() {
        assertThat(Json.write(new ReportAnswer(true, false)))
                .isEqualTo(Golden.text("worker/report-answer").strip());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"attempt\":\"a\"}",
                "{\"attempt\":\" \",\"status\":\"running\"}",
                "{\"attempt\":\"a\",\"status\":\"sleeping\"}",
                "{\"attempt\":\"a\",\"status\":\"done\"}",
                "{\"attempt\":\"a\",\"status\":\"done\",\"idx\":-1,\"output_key\":\"o\",\"preview_key\":\"p\",\"idempotency_key\":\"k\"}",
                "{\"attempt\":\"a\",\"status\":\"failed\",\"idx\":1}",
                "null"
            })
    void aReportThatLacksWhatItsStatusNeedsIsNone(String json) throws Exception {
        assertThat(Report.parse(json)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{\"attempt\":1,\"status\":\"running\"}",
                "{\"attempt\":\"a\",\"status\":\"running\"} x",
                "{\"attempt\":\"a\",\"attempt\":\"b\",\"status\":\"running\"}",
                "{\"attempt\":\"a\",\"idx\":1.5}",
                "{\"attempt\":\"a\",\"idx\":\"1\"}"
            })
    void whatIsNotAReportIsRefusedAsJson(String json) {
        assertThatThrownBy(() -> Report.parse(json)).isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void aLongErrorIsCut() throws Exception {
        var report = new Report.PhotoFailed("a", 0, "x".repeat(500), "k");
        assertThat(Report.parse(report.toJson()))
                .contains(new Report.PhotoFailed("a", 0, "x".repeat(Report.MAX_ERROR), "k"));
    }

    @Test
    void aSignatureHoldsForItsBodyOnly() {
        var now = Instant.ofEpochSecond(System.currentTimeMillis() / 1000);
        var signer = new WebhookSigner("s".repeat(32));
        var headers = signer.sign("report-1", now, "{}");
        assertThat(signer.verify("{}", headers)).isTrue();
        assertThat(signer.verify("{ }", headers)).isFalse();
        assertThat(new WebhookSigner("t".repeat(32)).verify("{}", headers)).isFalse();
        assertThat(signer.verify("{}", Map.of())).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"-290,true", "290,true", "-310,false", "310,false"})
    void aSignatureHoldsForFiveMinutes(long seconds, boolean accepted) {
        var at = Instant.ofEpochSecond(System.currentTimeMillis() / 1000 + seconds);
        var signer = new WebhookSigner("s".repeat(32));
        assertThat(signer.verify("{}", signer.sign("report-1", at, "{}"))).isEqualTo(accepted);
    }

    @Test
    void aSecretRotatesWithoutLosingReports() {
        var now = Instant.ofEpochSecond(System.currentTimeMillis() / 1000);
        var old = new WebhookSigner("o".repeat(32));
        var both = new WebhookSigner("n".repeat(32) + "," + "o".repeat(32));
        var renewed = new WebhookSigner("n".repeat(32));
        assertThat(both.verify("{}", old.sign("1", now, "{}"))).isTrue();
        assertThat(renewed.verify("{}", both.sign("1", now, "{}"))).isTrue();
        assertThat(renewed.verify("{}", old.sign("1", now, "{}"))).isFalse();
    }

    @Test
    void aShortSecretIsRefused() {
        assertThatThrownBy(() -> new WebhookSigner("short")).hasMessageContaining("32 characters");
    }
}
