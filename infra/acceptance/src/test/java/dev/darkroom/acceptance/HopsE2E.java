package dev.darkroom.acceptance;

import static dev.darkroom.acceptance.Cloud.aUser;
import static dev.darkroom.acceptance.Cloud.darkroom;
import static dev.darkroom.acceptance.TestJob.aJob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.darkroom.contract.Json;
import dev.darkroom.local.demo.client.LiveView;
import dev.darkroom.local.demo.client.User;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/** What a person who has nothing but a job's id finds in the logs. */
@DisabledIfSystemProperty(named = "darkroom.base-url", matches = ".+", disabledReason = "reads the laptop cloud's logs")
class HopsE2E {
    private static final long LONGEST_RUN_SECONDS = 90;

    @BeforeAll
    static void startTheCloud() {
        darkroom();
    }

    /** A line of the log: {@code time [source request] json}. */
    private record Line(String source, JsonNode body) {
        static Optional<Line> of(String text) {
            int open = text.indexOf('[');
            int close = text.indexOf("] {");
            if (open < 0 || close < open) {
                return Optional.empty();
            }
            try {
                return Optional.of(new Line(
                        text.substring(open + 1, close).split(" ", 2)[0],
                        Json.mapper().readTree(text.substring(close + 2))));
            } catch (JsonProcessingException other) {
                return Optional.empty();
            }
        }

        String member(String name) {
            return body.path(name).asText();
        }

        boolean says(String message) {
            return member("message").startsWith(message);
        }
    }

    private static List<Line> linesOf(String jobId) {
        return Laptop.shared().logs().stream()
                .map(Line::of)
                .flatMap(Optional::stream)
                .filter(line -> line.member("job_id").equals(jobId))
                .toList();
    }

    @Test
    void everyHopOfAJobIsFoundByItsId() throws Exception {
        User user = aUser();
        TestJob job = aJob().ofPhotos(2).by(user).uploaded();
        try (LiveView view = LiveView.open(darkroom(), job.created()::websocketUrl, event -> {})) {
            job.executed();
            view.last().get(LONGEST_RUN_SECONDS, TimeUnit.SECONDS);
        }
        await("the worker's last line")
                .atMost(Duration.ofSeconds(30))
                .until(() -> linesOf(job.id()), lines -> lines.stream().anyMatch(line -> line.says("run has ended")));

        List<Line> lines = linesOf(job.id());
        Line created = one(lines, request("POST", "/jobs"));
        Line confirmed = one(lines, request("POST", "/jobs/{id}/confirm-upload"));
        Line executed = one(lines, request("POST", "/jobs/{id}/execute"));
        Line sent = one(lines, line -> line.says("run handed to the work queue"));
        Line begun = one(lines, line -> line.says("run has begun"));
        Line taken = one(lines, line -> line.says("run begins"));
        Line worked = one(lines, line -> line.says("run has ended"));
        Line ended = one(lines, line -> line.says("job has ended"));
        List<Line> reports = all(lines, request("POST", "/jobs/{id}/callback"));
        List<Line> reported = all(lines, line -> line.says("reported"));
        List<Line> photos = all(lines, line -> line.says("photo "));
        List<Line> pushed = all(lines, line -> line.says("pushed"));

        assertThat(List.of(created, confirmed, executed, sent))
                .extracting(Line::source)
                .containsOnly("JobsApiFunction");
        assertThat(List.of(created, confirmed, executed)).allSatisfy(line -> {
            assertThat(line.member("user")).isEqualTo(user.id());
            assertThat(line.member("request_id")).isNotBlank();
            assertThat(line.body().path("ms").isNumber()).isTrue();
            assertThat(line.body().path("calls").asInt()).isPositive();
        });
        assertThat(photos).hasSize(2);
        assertThat(reports).hasSizeGreaterThanOrEqualTo(3).hasSameSizeAs(reported);
        assertThat(pushed).isNotEmpty();

        String trace = executed.member("trace_id");
        assertThat(trace).matches("1-[0-9a-f]{8}-[0-9a-f]{24}").isNotEqualTo(created.member("trace_id"));
        assertThat(lines)
                .filteredOn(line -> !List.of(created, confirmed).contains(line))
                .filteredOn(line -> !request("GET", "/jobs/{id}").test(line))
                .allSatisfy(line ->
                        assertThat(line.member("trace_id")).as(line.toString()).isEqualTo(trace));

        assertThat(begun.body().path("QueueAge").isNumber()).isTrue();
        assertThat(worked.body().path("RunTime").asLong()).isPositive();
        assertThat(ended.body().path("JobTime").asLong()).isPositive();
        assertThat(pushed.getFirst().body().path("PushLatency").isNumber()).isTrue();
        assertThat(reported.getFirst().body().path("ReportLatency").isNumber()).isTrue();
        assertThat(taken.member("attempt")).isNotBlank().isEqualTo(begun.member("attempt"));
    }

    @Test
    void aRefusalIsCountedByItsCode() {
        User user = aUser();
        TestJob job = aJob().by(user);
        String id = aJob().asked(user).json().at("/meta/request_id").asText();

        Line refused = await("the line")
                .until(
                        () -> Laptop.shared().logs().stream()
                                .map(Line::of)
                                .flatMap(Optional::stream)
                                .filter(line -> line.member("request_id").equals(id) && line.says("answered"))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();

        assertThat(refused.member("code")).isEqualTo("CONCURRENCY_LIMIT");
        assertThat(refused.body().path("Refusals").asInt()).isEqualTo(1);
        assertThat(refused.body().at("/_aws/CloudWatchMetrics").toString())
                .contains("[[\"stage\",\"code\"]]", "[[\"stage\",\"route\"]]");
        job.cancel();
    }

    private static Predicate<Line> request(String method, String route) {
        return line -> line.says("answered")
                && line.member("method").equals(method)
                && line.member("route").equals(route);
    }

    private static Line one(List<Line> lines, Predicate<Line> which) {
        List<Line> found = all(lines, which);
        assertThat(found).as(lines.toString()).hasSize(1);
        return found.getFirst();
    }

    private static List<Line> all(List<Line> lines, Predicate<Line> which) {
        return lines.stream().filter(which).toList();
    }
}
