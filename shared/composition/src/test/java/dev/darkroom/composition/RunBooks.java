package dev.darkroom.composition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.credits.AuditedLedger;
import dev.darkroom.credits.LedgerEntry;
import dev.darkroom.credits.LedgerEntry.Kind;
import dev.darkroom.kernel.RunId;
import dev.darkroom.kernel.UserId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Looks through users' books as an auditor would: account, ledger and runs must account for each other. */
final class RunBooks {
    private final CompositionWorld world;
    private final Map<UserId, AuditedLedger> ledgers = new HashMap<>();

    RunBooks(CompositionWorld world) {
        this.world = world;
    }

    /** Fails unless each run of the user's holds its credit until it ends, and is paid or given it back then. */
    void check(UserId user) {
        var books = ledgers.computeIfAbsent(user, first -> new AuditedLedger(world.books, user))
                .read();
        var byRun = books.entries().stream()
                .filter(entry -> entry.heldFor() instanceof RunId)
                .collect(Collectors.groupingBy(
                        entry -> (RunId) entry.heldFor(), Collectors.mapping(LedgerEntry::kind, Collectors.toList())));
        byRun.forEach(
                (run, kinds) -> assertThat(kinds).as("entries for %s", run).isIn(expected(run)));
        assertThat(byRun.keySet())
                .as("runs that %s pays for", user)
                .containsAll(world.store.runs().stream()
                        .filter(run -> user.equals(run.payer()))
                        .map(Run::id)
                        .toList());
        long live = byRun.values().stream()
                .filter(kinds -> kinds.equals(List.of(Kind.HOLD)))
                .count();
        assertThat(books.account().held().amount())
                .as("held by live runs of %s", user)
                .isEqualTo(live);
    }

    /** What may stand in the ledger for a run; one that is gone was paid for or was not. */
    private List<List<Kind>> expected(RunId id) {
        var paid = List.of(Kind.HOLD, Kind.CAPTURE);
        var givenBack = List.of(Kind.HOLD, Kind.RELEASE);
        return Optional.of(id)
                .flatMap(world.store::find)
                .map(run -> switch (run.state()) {
                    case QUEUED, RUNNING -> List.of(List.of(Kind.HOLD));
                    case DONE -> List.of(paid);
                    case FAILED -> List.of(givenBack);
                })
                .orElse(List.of(paid, givenBack));
    }
}
