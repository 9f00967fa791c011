package dev.darkroom.operator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.darkroom.contract.Json;
import dev.darkroom.credits.audit.Totals;
import dev.darkroom.jobs.audit.AuditCursor;
import dev.darkroom.jobs.audit.AuditCursor.Part;
import dev.darkroom.jobs.audit.AuditReport;
import dev.darkroom.kernel.Finding;
import dev.darkroom.testing.SteppedClock;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AuditMetricsTest {
    private static final AuditCursor MIDDLE = new AuditCursor(Part.JOBS, null);

    private final SteppedClock clock = SteppedClock.at("2026-11-20T12:00:00Z");
    private final AuditMetrics metrics = new AuditMetrics("prod", clock);

    private static AuditReport report(int findings, @Nullable AuditCursor next) {
        var totals = new Totals(7, 9, 70, 70, 0, 0, 0, null);
        return new AuditReport(totals, 3, Collections.nCopies(findings, new Finding("K", "s", "w", "r")), next);
    }

    @Test
    void aWholeAuditIsOneLineOfTheEmbeddedMetricFormat() throws JsonProcessingException {
        JsonNode line = Json.mapper()
                .readTree(metrics.line(AuditCursor.BEGIN, report(2, null)).orElseThrow());

        assertThat(line.at("/_aws/Timestamp").asLong()).isEqualTo(clock.millis());
        var directive = line.at("/_aws/CloudWatchMetrics/0");
        assertThat(directive.path("Namespace").asText()).isEqualTo("Darkroom");
        assertThat(directive.path("Dimensions").toString()).isEqualTo("[[\"Stage\"]]");
        assertThat(directive.path("Metrics").findValuesAsText("Name"))
                .isEqualTo(List.of("AuditFindings", "AuditedAccounts", "AuditedJobs"))
                .allSatisfy(name -> assertThat(line.path(name).isNumber()).isTrue());
        assertThat(line.path("Stage").asText()).isEqualTo("prod");
        assertThat(line.path("AuditFindings").asInt()).isEqualTo(2);
        assertThat(line.path("AuditedAccounts").asInt()).isEqualTo(7);
    }

    @Test
    void onlyAWholeAuditSaysThatNothingWasFound() {
        assertThat(metrics.line(AuditCursor.BEGIN, report(0, null))).isPresent();
        assertThat(metrics.line(AuditCursor.BEGIN, report(0, MIDDLE))).isEmpty();
        assertThat(metrics.line(MIDDLE, report(0, null))).isEmpty();
        assertThat(metrics.line(MIDDLE, report(1, null))).isPresent();
        assertThat(metrics.line(AuditCursor.BEGIN, report(1, MIDDLE))).isPresent();
    }
}
