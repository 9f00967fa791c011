package dev.darkroom.contract.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.contract.Golden;
import dev.darkroom.contract.Json;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ServerMessageTest {
    private static final String JOB = "job_01J00000000000000000000000";
    private static final String TOPIC = "job:" + JOB;

    @ParameterizedTest
    @MethodSource
    void anAnswerIsWrittenAsTheGoldenFile(String golden, ServerMessage message) {
        assertThat(message.toJson()).isEqualTo(Golden.text("realtime/" + golden).strip());
    }

    static Stream<Arguments> anAnswerIsWrittenAsTheGoldenFile() {
        return Stream.of(
                Arguments.of("subscribed", new ServerMessage.Subscribed(TOPIC, 0)),
                Arguments.of("unsubscribed", new ServerMessage.Unsubscribed(TOPIC)),
                Arguments.of("synced", new ServerMessage.Synced(TOPIC, 12)),
                Arguments.of("pong", new ServerMessage.Pong(Instant.parse("2026-11-20T12:00:00Z"))),
                Arguments.of("error-forbidden", new ServerMessage.Forbidden(TOPIC)),
                Arguments.of("error-bad-message", new ServerMessage.BadMessage("not JSON")));
    }

    @ParameterizedTest
    @MethodSource
    void aJobEventIsTheGoldenFileOncePublished(String golden, JobEvent event) throws JsonProcessingException {
        var published = (ObjectNode) Json.mapper().readTree(Golden.text("realtime/" + golden));
        assertThat(published.remove("topic").asText()).isEqualTo(TOPIC);
        assertThat(published.remove("seq").isIntegralNumber()).isTrue();
        assertThat(Json.write(event)).isEqualTo(Json.write(published));
    }

    static Stream<Arguments> aJobEventIsTheGoldenFileOncePublished() {
        return Stream.of(
                Arguments.of(
                        "job-progress",
                        new JobEvent(
                                JobEvent.PROGRESS,
                                JOB,
                                "running",
                                new JobEvent.Progress(1, 0, 4),
                                3,
                                "https://bucket.example.com/previews/3_thumb.jpg?signature=s")),
                Arguments.of(
                        "job-progress-failed-photo",
                        new JobEvent(JobEvent.PROGRESS, JOB, "running", new JobEvent.Progress(1, 1, 4), 2, null)),
                Arguments.of(
                        "job-done",
                        new JobEvent(JobEvent.DONE, JOB, "done", new JobEvent.Progress(3, 1, 4), null, null)),
                Arguments.of(
                        "job-failed",
                        new JobEvent(JobEvent.FAILED, JOB, "failed", new JobEvent.Progress(0, 4, 4), null, null)),
                Arguments.of(
                        "job-canceled",
                        new JobEvent(JobEvent.CANCELED, JOB, "canceled", new JobEvent.Progress(2, 0, 4), null, null)));
    }
}
