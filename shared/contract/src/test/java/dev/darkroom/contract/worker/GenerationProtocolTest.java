package dev.darkroom.contract.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.darkroom.contract.Golden;
import dev.darkroom.contract.Json;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GenerationProtocolTest {
    private static final String ULID = "01J00000000000000000000000";
    private static final String SESSION = "session_" + ULID;
    private static final String BRANCH = "branch_01J00000000000000000000001";
    private static final String CALLBACKS = "https://api.example.com/generations/" + SESSION;
    private static final Instant DEADLINE = Instant.parse("2026-11-20T12:00:00Z");

    @Test
    void aMainLineIsWrittenAsTheGoldenFile() throws Exception {
        sameBothWays(
                "worker/generation-run",
                new GenerationRun(
                        GenerationRun.VERSION,
                        GenerationRun.KIND,
                        SESSION,
                        null,
                        "a sailing boat under a red sun",
                        List.of(new GenerationRun.Thing("obj_1767225600000_0", "boat")),
                        List.of(new GenerationRun.Placement("obj_1767225600000_0", 0.25, 0.5, 0.5, 0.25)),
                        List.of(),
                        null,
                        512,
                        512,
                        20,
                        42,
                        "steps/" + SESSION + "/main/",
                        CALLBACKS + "/main/callback",
                        DEADLINE));
    }

    @Test
    void aBranchIsWrittenAsTheGoldenFile() throws Exception {
        var darker =
                new GenerationRun.Wish("f1", "bbox", "text", "darker", null, new GenerationRun.Box(0, 0, 1, 0.5), null);
        var reference = new GenerationRun.Wish(
                "f2",
                "point",
                "image",
                null,
                "references/01J00000000000000000000002",
                null,
                new GenerationRun.Point(0.5, 0.5));
        sameBothWays(
                "worker/generation-run-branch",
                new GenerationRun(
                        GenerationRun.VERSION,
                        GenerationRun.KIND,
                        SESSION,
                        BRANCH,
                        "a sailing boat under a red sun",
                        List.of(),
                        List.of(),
                        List.of(darker, reference),
                        new GenerationRun.Source("node_image_" + ULID + "_10", "steps/" + SESSION + "/main/10.jpg", 10),
                        512,
                        512,
                        20,
                        42,
                        "steps/" + SESSION + "/" + BRANCH + "/",
                        CALLBACKS + "/" + BRANCH + "/callback",
                        DEADLINE));
    }

    private static void sameBothWays(String golden, GenerationRun run) throws JsonProcessingException {
        assertThat(Json.mapper().readTree(Json.write(run)))
                .isEqualTo(Json.mapper().readTree(Golden.text(golden)));
        assertThat(Json.read(Golden.text(golden), GenerationRun.class)).isEqualTo(run);
    }

    @Test
    void reportsAreWrittenAndReadAsTheGoldenFiles() throws Exception {
        sameBothWays("worker/generation-running", new GenerationReport.Running(ULID));
        sameBothWays(
                "worker/generation-step",
                new GenerationReport.Step(ULID, 7, "steps/" + SESSION + "/main/7.jpg", "/9j/4AAQ"));
        sameBothWays("worker/generation-done", new GenerationReport.Done(ULID, "steps/" + SESSION + "/main/20.jpg"));
        sameBothWays("worker/generation-failed", new GenerationReport.Failed(ULID, "the model has no such style"));
    }

    private static void sameBothWays(String golden, GenerationReport report) throws JsonProcessingException {
        assertThat(report.toJson()).isEqualTo(Golden.text(golden).strip());
        assertThat(GenerationReport.parse(Golden.text(golden))).contains(report);
    }

    @Test
    void theAnswerSaysWhereToGoOn() {
        assertThat(Json.write(new ReportAnswer(true, false, 7)))
                .isEqualTo(Golden.text("worker/generation-answer").strip());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "null",
                "{\"attempt\":\"a\"}",
                "{\"attempt\":\" \",\"status\":\"running\"}",
                "{\"attempt\":\"a\",\"status\":\"sleeping\"}",
                "{\"attempt\":\"a\",\"status\":\"done\"}",
                "{\"attempt\":\"a\",\"status\":\"failed\"}",
                "{\"attempt\":\"a\",\"step\":0,\"image_key\":\"k\"}",
                "{\"attempt\":\"a\",\"step\":1}"
            })
    void aReportThatLacksWhatItNeedsIsNone(String json) throws Exception {
        assertThat(GenerationReport.parse(json)).isEmpty();
    }

    @Test
    void aPreviewThatWouldNotFitAFrameIsLeftOut() throws Exception {
        var step = new GenerationReport.Step("a", 1, "k", "x".repeat(GenerationReport.MAX_PREVIEW + 1));
        assertThat(GenerationReport.parse(step.toJson())).contains(new GenerationReport.Step("a", 1, "k", null));
    }
}
