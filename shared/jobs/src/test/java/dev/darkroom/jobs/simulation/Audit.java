package dev.darkroom.jobs.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.credits.LedgerEntry;
import dev.darkroom.credits.LedgerEntry.Kind;
import dev.darkroom.jobs.JobState;
import dev.darkroom.jobs.JobStore.JobSummary;
import dev.darkroom.kernel.JobId;
import dev.darkroom.kernel.UserId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Looks through a user's books as an auditor would, who knows neither what happened nor a model of it: the account, the
 * ledger and the jobs must account for each other.
 */
public final class Audit {
    private static final int ALL_JOBS = 1000;

    private final Stores stores;
    private final Map<UserId, AuditedLedger> ledgers = new HashMap<>();
    private final Map<JobId, JobSummary> ended = new HashMap<>();

    public Audit(Stores stores) {
        this.stores = stores;
    }

    public void check(UserId user) {
        var account = stores.accounts().find(user).orElseThrow();
        var ledger = stores.ledger(user);
        var jobs = stores.jobs().list(user, null, null, ALL_JOBS).items();
        var audited = ledgers.computeIfAbsent(user, first -> new AuditedLedger());
        audited.read(ledger);
        audited.explains(account);
        var live = jobs.stream().filter(job -> !job.state().isFinal()).toList();
        assertThat(account.activeJobs()).as("slots of %s", user).isEqualTo(live.size());
        assertThat(account.held().amount())
                .as("held by live jobs of %s", user)
                .isEqualTo(live.stream().mapToLong(JobSummary::items).sum());
        var byJob = ledger.stream()
                .filter(entry -> entry.heldFor() != null)
                .collect(Collectors.groupingBy(entry -> Objects.requireNonNull(entry.heldFor())));
        assertThat(byJob).as("jobs in the ledger").hasSameSizeAs(jobs);
        for (var job : jobs) {
            settledOnce(job, byJob.getOrDefault(job.id(), List.of()));
            neverLeavesItsEnd(job);
        }
    }

    private static void settledOnce(JobSummary job, List<LedgerEntry> entries) {
        var hold = entries.getFirst();
        assertThat(hold.kind()).as("first entry of %s", job).isEqualTo(Kind.HOLD);
        assertThat(hold.amount().amount()).as("held for %s", job).isEqualTo(job.items());
        var settlement = entries.stream().skip(1).map(LedgerEntry::kind).toList();
        if (job.state().isFinal()) {
            assertThat(settlement)
                    .as("settlement of %s", job)
                    .isIn(List.of(Kind.CAPTURE), List.of(Kind.RELEASE), List.of(Kind.CAPTURE, Kind.RELEASE));
            assertThat(amount(entries, Kind.CAPTURE)).as("paid for %s", job).isEqualTo(job.done());
            assertThat(amount(entries, Kind.RELEASE))
                    .as("given back for %s", job)
                    .isEqualTo(job.items() - job.done());
        } else {
            assertThat(settlement).as("settlement of %s", job).isEmpty();
        }
    }

    private static long amount(List<LedgerEntry> entries, Kind kind) {
        return entries.stream()
                .filter(entry -> entry.kind() == kind)
                .mapToLong(entry -> entry.amount().amount())
                .sum();
    }

    private void neverLeavesItsEnd(JobSummary job) {
        if (job.state().isFinal()) {
            assertThat(ended.putIfAbsent(job.id(), job)).isIn(null, job);
        } else {
            assertThat(ended).doesNotContainKey(job.id());
        }
    }

    /** Rules take slots too, without entries in the ledger. */
    public void checkRules(UserId user) {
        assertThat(stores.accounts().find(user).orElseThrow().ruleSlots())
                .as("rule slots of %s", user)
                .isEqualTo(stores.rules().list(user).size());
    }

    /** Whether the user has neither a live job nor anything held. */
    public boolean isAtRest(UserId user) {
        var account = stores.accounts().find(user).orElseThrow();
        return account.held().isNone()
                && account.activeJobs() == 0
                && stores.jobs().list(user, null, null, ALL_JOBS).items().stream()
                        .map(JobSummary::state)
                        .allMatch(JobState::isFinal);
    }
}
