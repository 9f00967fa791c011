package dev.darkroom.jobs.audit;

import dev.darkroom.credits.audit.Totals;
import dev.darkroom.kernel.Finding;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an audit has proven so far, and what it found.
 *
 * @param jobs looked at
 * @param next where to go on; null when everything was looked at
 */
public record AuditReport(
        Totals totals,
        long jobs,
        List<Finding> findings,
        @Nullable AuditCursor next) {
    static final AuditReport NOTHING = new AuditReport(Totals.NONE, 0, List.of(), AuditCursor.BEGIN);

    public AuditReport {
        findings = List.copyOf(findings);
    }

    /** With what was looked at next. */
    AuditReport then(AuditReport page) {
        var all = new ArrayList<>(findings);
        all.addAll(page.findings);
        return new AuditReport(totals.plus(page.totals), jobs + page.jobs, all, page.next);
    }
}
