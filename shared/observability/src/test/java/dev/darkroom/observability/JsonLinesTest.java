package dev.darkroom.observability;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.darkroom.contract.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.event.KeyValuePair;

class JsonLinesTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00.123Z");

    private final JsonLines lines = new JsonLines();
    private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();

    @AfterEach
    void workEnds() {
        LogContext.clear();
    }

    private LoggingEvent event(String message) {
        Logger logger = context.getLogger("dev.darkroom.Some");
        var event = new LoggingEvent("", logger, Level.INFO, message, null, null);
        event.setInstant(NOW);
        return event;
    }

    private JsonNode written(LoggingEvent event) throws JsonProcessingException {
        lines.setStage("prod");
        var text = new String(lines.encode(event), StandardCharsets.UTF_8);
        assertThat(text).endsWith("\n").hasLineCount(1);
        return Json.mapper().readTree(text);
    }

    @Test
    void whatAThreadIsAtWorkOnStandsInItsLines() throws JsonProcessingException {
        LogContext.JOB_ID.put("job_1");
        LogContext.TRACE_ID.put("1-5759e988-bd862e3fe1be46a994272793");

        var line = written(event("photo 3 done"));

        assertThat(line.path("message").asText()).isEqualTo("photo 3 done");
        assertThat(line.path("job_id").asText()).isEqualTo("job_1");
        assertThat(line.path("trace_id").asText()).isEqualTo("1-5759e988-bd862e3fe1be46a994272793");
        assertThat(line.path("stage").asText()).isEqualTo("prod");
        assertThat(line.path("level").asText()).isEqualTo("INFO");
    }

    @Test
    void nobodyForgesALineOrAMember() throws JsonProcessingException {
        var event = event("a name\n{\"level\":\"ERROR\"}");
        event.addKeyValuePair(new KeyValuePair("level", "TRACE"));

        assertThat(written(event).path("level").asText()).isEqualTo("INFO");
    }

    @Test
    void aFaultDoesNotFillTheLog() throws JsonProcessingException {
        var event = new LoggingEvent(
                "", context.getLogger("x"), Level.ERROR, "failed", new IllegalStateException("y".repeat(9_000)), null);
        event.setInstant(NOW);

        assertThat(written(event).path("trace").asText()).hasSizeLessThanOrEqualTo(4_001);
    }

    @Test
    void measurementsAreInTheEmbeddedMetricFormat() throws JsonProcessingException {
        var event = event("answered");
        event.addKeyValuePair(new KeyValuePair("route", "/me"));
        event.addKeyValuePair(new KeyValuePair(
                Metrics.KEY,
                Metrics.by("route")
                        .millis("RequestTime", Duration.ofMillis(12))
                        .andBy("code")
                        .count("Refusals", 1)));

        var line = written(event);

        assertThat(line.at("/_aws/Timestamp").asLong()).isEqualTo(NOW.toEpochMilli());
        assertThat(line.at("/_aws/CloudWatchMetrics")).isEqualTo(Json.mapper().readTree("""
                [{"Namespace":"Darkroom","Dimensions":[["stage","route"]],"Metrics":[{"Name":"RequestTime","Unit":"Milliseconds"}]},
                 {"Namespace":"Darkroom","Dimensions":[["stage","code"]],"Metrics":[{"Name":"Refusals","Unit":"Count"}]}]
                """));
        assertThat(line.path("RequestTime").asLong()).isEqualTo(12);
        assertThat(line.path("Refusals").asLong()).isEqualTo(1);
        assertThat(line.has(Metrics.KEY)).isFalse();
    }

    @Test
    void clocksThatDisagreeMakeNoNegativeTime() throws JsonProcessingException {
        var event = event("begun");
        event.addKeyValuePair(
                new KeyValuePair(Metrics.KEY, Metrics.ofStage().millis("QueueAge", Duration.ofMillis(-40))));

        var line = written(event);

        assertThat(line.path("QueueAge").asLong(-1)).isZero();
        assertThat(line.at("/_aws/CloudWatchMetrics/0/Dimensions").toString()).isEqualTo("[[\"stage\"]]");
    }
}
