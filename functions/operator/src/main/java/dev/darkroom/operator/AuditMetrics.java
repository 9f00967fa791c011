package dev.darkroom.operator;

import dev.darkroom.jobs.audit.AuditCursor;
import dev.darkroom.jobs.audit.AuditReport;
import dev.darkroom.observability.Metrics;
import java.util.Optional;

/**
 * Audits as metrics. {@code AuditFindings} is told when something was found, and when everything was looked at and nothing
 * was: an audit that did not come to its end proves nothing and stays silent, and the alarm takes silence for trouble.
 */
final class AuditMetrics {
    private AuditMetrics() {}

    /** @param from where the audit began: one that goes on where another stopped does not speak for the whole */
    static Optional<Metrics> of(AuditCursor from, AuditReport report) {
        var whole = from.equals(AuditCursor.BEGIN) && report.next() == null;
        if (report.findings().isEmpty() && !whole) {
            return Optional.empty();
        }
        var metrics = Metrics.ofStage().count("AuditFindings", report.findings().size());
        return Optional.of(
                whole
                        ? metrics.count("AuditedAccounts", report.totals().accounts())
                                .count("AuditedJobs", report.jobs())
                                .count("HeldCredits", report.totals().held())
                        : metrics);
    }
}
