package dev.darkroom.jobs.audit;

import dev.darkroom.credits.Account;
import dev.darkroom.credits.Accounts;
import dev.darkroom.credits.audit.AuditAccount;
import dev.darkroom.credits.audit.BookPages;
import dev.darkroom.credits.audit.HoldAuditor;
import dev.darkroom.credits.audit.OpenHold;
import dev.darkroom.credits.audit.Totals;
import dev.darkroom.jobs.Job;
import dev.darkroom.jobs.JobStore;
import dev.darkroom.jobs.audit.AuditCursor.Part;
import dev.darkroom.kernel.Finding;
import dev.darkroom.kernel.Page;
import dev.darkroom.kernel.StoredRow;
import dev.darkroom.realtime.EventLog;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Goes through everything, a page after the other, the rows of a page side by side.
 *
 * <p>How it scales: memory is one page of accounts, each with one page of its entries. An account costs one query, a
 * live or freshly ended job one read, other jobs nothing but their share of a scan. A hundred thousand accounts are a
 * hundred thousand queries of some milliseconds, {@value #ACCOUNTS} at a time: minutes of the quarter of an hour that a
 * function has. What does not fit in there stops with a cursor, and goes on with the next call.
 */
@Singleton
public final class Audit {
    /** Accounts looked at side by side: as many connections as one function holds open without waiting for them. */
    static final int ACCOUNTS = 32;

    /** Jobs of a page. */
    static final int JOBS = 200;

    /** An answer with more findings than these would not be read; whoever asks goes on with the cursor. */
    static final int MAX_FINDINGS = 100;

    private final BookPages books;
    private final JobPages jobs;
    private final AuditAccount auditAccount;
    private final List<HoldAuditor> holdAuditors;
    private final AuditJob auditJob;
    private final InstantSource clock;

    public Audit(
            BookPages books,
            JobPages jobs,
            Accounts accounts,
            JobStore store,
            EventLog events,
            List<HoldAuditor> holdAuditors,
            InstantSource clock) {
        this.books = books;
        this.jobs = jobs;
        this.auditAccount = new AuditAccount(books, accounts);
        this.holdAuditors = List.copyOf(holdAuditors);
        this.auditJob = new AuditJob(store, events, clock);
        this.clock = clock;
    }

    /** Looks at one page at least, and at more until everything was seen, the time is up, or much was found. */
    public AuditReport audit(AuditCursor from, Instant until) {
        var report = AuditReport.NOTHING;
        var cursor = from;
        while (cursor != null) {
            report = report.then(page(cursor));
            cursor = report.next();
            if (report.findings().size() >= MAX_FINDINGS || !clock.instant().isBefore(until)) {
                break;
            }
        }
        return report;
    }

    private AuditReport page(AuditCursor cursor) {
        return switch (cursor.part()) {
            case ACCOUNTS -> accounts(cursor.after());
            case JOBS -> jobs(cursor.after());
        };
    }

    private AuditReport accounts(@Nullable String after) {
        var page = books.accounts(after, ACCOUNTS);
        var audited = SideBySide.each(page.items(), this::account);
        var totals = audited.stream().map(Seen::totals).reduce(Totals.NONE, Totals::plus);
        var findings =
                audited.stream().flatMap(seen -> seen.findings().stream()).toList();
        var next = page.next();
        return new AuditReport(
                totals,
                0,
                findings,
                next == null ? new AuditCursor(Part.JOBS, null) : new AuditCursor(Part.ACCOUNTS, next));
    }

    private record Seen(Totals totals, List<Finding> findings) {}

    private Seen account(StoredRow<Account> row) {
        var audited = auditAccount.audit(row);
        var findings = new ArrayList<>(audited.findings());
        if (row instanceof StoredRow.Sound<Account> sound) {
            audited.holds().forEach(hold -> hold(hold, sound.value().entries()).ifPresent(findings::add));
        }
        return new Seen(audited.totals(), findings);
    }

    private Optional<Finding> hold(OpenHold hold, long entries) {
        return holdAuditors.stream()
                .filter(auditor -> auditor.knows(hold.heldFor()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nobody knows what is held for " + hold.heldFor()))
                .audit(hold, entries);
    }

    private AuditReport jobs(@Nullable String after) {
        Page<StoredRow<Job>> page = jobs.jobs(after, JOBS);
        var findings = SideBySide.each(page.items(), row -> auditJob.audit(row).toList()).stream()
                .flatMap(List::stream)
                .toList();
        var next = page.next();
        return new AuditReport(
                Totals.NONE, page.items().size(), findings, next == null ? null : new AuditCursor(Part.JOBS, next));
    }
}
