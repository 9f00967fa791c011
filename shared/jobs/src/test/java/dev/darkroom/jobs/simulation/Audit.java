package dev.darkroom.jobs.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.credits.Account;
import dev.darkroom.credits.LedgerEntry;
import dev.darkroom.credits.LedgerEntry.Kind;
import dev.darkroom.jobs.JobState;
import dev.darkroom.jobs.JobStore.JobSummary;
import dev.darkroom.kernel.JobId;
import dev.darkroom.kernel.Page;
import dev.darkroom.kernel.UserId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Looks through a user's books as an auditor would, who knows neither what happened nor a model of it: the account, the
 * ledger and the jobs must account for each other.
 */
public final class Audit {
    private static final int ALL_JOBS = 1000;

    private final Stores stores;
    private final Map<JobId, JobSummary> ended = new HashMap<>();

    public Audit(Stores stores) {
        this.stores = stores;
    }

    public void check(UserId user) {
        var account = stores.accounts().find(user).orElseThrow();
        var ledger = ledger(user);
        var jobs = stores.jobs().list(user, null, null, ALL_JOBS).items();
        ledgerExplains(account, ledger);
        var live = jobs.stream().filter(job -> !job.state().isFinal()).toList();
        assertThat(account.activeJobs()).as("slots of %s", user).isEqualTo(live.size());
        assertThat(account.held().amount())
                .as("held by live jobs of %s", user)
                .isEqualTo(live.stream().mapToLong(JobSummary::items).sum());
        assertThat(account.ruleSlots())
                .as("rule slots of %s", user)
                .isEqualTo(stores.rules().list(user).size());
        for (var job : jobs) {
            settledOnce(job, ledger);
            neverLeavesItsEnd(job);
        }
    }

    private List<LedgerEntry> ledger(UserId user) {
        var entries = new ArrayList<LedgerEntry>();
        Page<LedgerEntry> page;
        Long before = null;
        do {
            page = stores.accounts().ledger(user, before, Page.MAX_LIMIT);
            entries.addAll(page.items());
            before = page.next() == null ? null : Long.valueOf(page.next());
        } while (before != null);
        return entries.reversed();
    }

    /** {@code granted = available + held + spent}, nothing below zero, and each entry leads to the next one's balances. */
    private static void ledgerExplains(Account account, List<LedgerEntry> ledger) {
        long available = 0;
        long held = 0;
        long spent = 0;
        long granted = 0;
        long number = 0;
        for (var entry : ledger) {
            long amount = entry.amount().amount();
            switch (entry.kind()) {
                case GRANT -> {
                    granted += amount;
                    available += amount;
                }
                case HOLD -> {
                    available -= amount;
                    held += amount;
                }
                case CAPTURE -> {
                    held -= amount;
                    spent += amount;
                }
                case RELEASE -> {
                    held -= amount;
                    available += amount;
                }
            }
            number++;
            assertThat(entry.number()).as("%s: no gaps", entry).isEqualTo(number);
            assertThat(Math.min(available, Math.min(held, spent)))
                    .as("%s: below zero", entry)
                    .isNotNegative();
            assertThat(entry.availableAfter().amount()).as("%s", entry).isEqualTo(available);
            assertThat(entry.heldAfter().amount()).as("%s", entry).isEqualTo(held);
        }
        assertThat(account.entries()).as("entries of %s", account).isEqualTo(number);
        assertThat(account.available().amount()).as("available of %s", account).isEqualTo(available);
        assertThat(account.held().amount()).as("held of %s", account).isEqualTo(held);
        assertThat(account.spent().amount()).as("spent of %s", account).isEqualTo(spent);
        assertThat(available + held + spent).as("granted to %s", account).isEqualTo(granted);
    }

    private static void settledOnce(JobSummary job, List<LedgerEntry> ledger) {
        var entries = ledger.stream()
                .filter(entry -> job.id().equals(entry.job()))
                .toList();
        assertThat(entries.stream().filter(entry -> entry.kind() == Kind.HOLD))
                .as("holds of %s", job)
                .singleElement()
                .satisfies(hold -> assertThat(hold.amount().amount()).isEqualTo(job.items()));
        var settlement = entries.subList(1, entries.size());
        if (!job.state().isFinal()) {
            assertThat(settlement).as("settlement of %s", job).isEmpty();
            return;
        }
        assertThat(settlement).as("settlement of %s", job).extracting(LedgerEntry::kind).doesNotHaveDuplicates();
        assertThat(amount(settlement, Kind.CAPTURE)).as("paid for %s", job).isEqualTo(job.done());
        assertThat(amount(settlement, Kind.RELEASE)).as("given back for %s", job).isEqualTo(job.items() - job.done());
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
