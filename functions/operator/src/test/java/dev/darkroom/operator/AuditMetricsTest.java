package dev.darkroom.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.credits.audit.Totals;
import dev.darkroom.jobs.audit.AuditCursor;
import dev.darkroom.jobs.audit.AuditCursor.Part;
import dev.darkroom.jobs.audit.AuditReport;
import dev.darkroom.kernel.Finding;
import java.util.Collections;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AuditMetricsTest {
    private static final AuditCursor MIDDLE = new AuditCursor(Part.JOBS, null);

    private static AuditReport report(int findings, @Nullable AuditCursor next) {
        var totals = new Totals(7, 9, 70, 66, 4, 0, 0, null);
        return new AuditReport(totals, 3, Collections.nCopies(findings, new Finding("K", "s", "w", "r")), next);
    }

    @Test
    void aWholeAuditSaysWhatItSaw() {
        assertThat(AuditMetrics.of(AuditCursor.BEGIN, report(2, null)))
                .get()
                .hasToString("{AuditFindings=2, AuditedAccounts=7, AuditedJobs=3, HeldCredits=4}");
    }

    @Test
    void onlyAWholeAuditSaysThatNothingWasFound() {
        assertThat(AuditMetrics.of(AuditCursor.BEGIN, report(0, null))).isPresent();
        assertThat(AuditMetrics.of(AuditCursor.BEGIN, report(0, MIDDLE))).isEmpty();
        assertThat(AuditMetrics.of(MIDDLE, report(0, null))).isEmpty();
        assertThat(AuditMetrics.of(MIDDLE, report(1, null))).get().hasToString("{AuditFindings=1}");
        assertThat(AuditMetrics.of(AuditCursor.BEGIN, report(1, MIDDLE))).isPresent();
    }
}
