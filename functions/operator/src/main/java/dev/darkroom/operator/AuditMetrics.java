package dev.darkroom.operator;

import dev.darkroom.contract.Json;
import dev.darkroom.jobs.audit.AuditCursor;
import dev.darkroom.jobs.audit.AuditReport;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Audits as metrics, in CloudWatch's embedded metric format: one line of the log each, which costs no call and no right.
 *
 * <p>{@code AuditFindings} is told when something was found, and when everything was looked at and nothing was: an audit
 * that did not come to its end proves nothing and stays silent, and the alarm takes silence for trouble.
 */
@Singleton
final class AuditMetrics {
    static final String NAMESPACE = "Darkroom";
    static final String FINDINGS = "AuditFindings";

    private static final String STAGE = "Stage";

    private final String stage;
    private final InstantSource clock;
    private final PrintStream log = System.out;

    /** @param stage dimension of the metrics: several deployments may share an account ({@code STAGE}) */
    AuditMetrics(@Property(name = "stage") String stage, InstantSource clock) {
        this.stage = stage;
        this.clock = clock;
    }

    void emit(AuditCursor from, AuditReport report) {
        line(from, report).ifPresent(log::println);
    }

    /** @param from where the audit began: one that goes on where another stopped does not speak for the whole */
    Optional<String> line(AuditCursor from, AuditReport report) {
        var whole = from.equals(AuditCursor.BEGIN) && report.next() == null;
        if (report.findings().isEmpty() && !whole) {
            return Optional.empty();
        }
        var values = new LinkedHashMap<String, Object>();
        values.put("_aws", Map.of("Timestamp", clock.millis(), "CloudWatchMetrics", List.of(definition())));
        values.put(STAGE, stage);
        values.put(FINDINGS, report.findings().size());
        values.put("AuditedAccounts", report.totals().accounts());
        values.put("AuditedJobs", report.jobs());
        return Optional.of(Json.write(values));
    }

    private static Map<String, Object> definition() {
        return Map.of(
                "Namespace",
                NAMESPACE,
                "Dimensions",
                List.of(List.of(STAGE)),
                "Metrics",
                List.of(count(FINDINGS), count("AuditedAccounts"), count("AuditedJobs")));
    }

    private static Map<String, String> count(String name) {
        return Map.of("Name", name, "Unit", "Count");
    }
}
