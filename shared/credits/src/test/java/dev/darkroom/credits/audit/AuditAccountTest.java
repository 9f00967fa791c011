package dev.darkroom.credits.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.credits.Account;
import dev.darkroom.credits.Grant;
import dev.darkroom.credits.LedgerEntry;
import dev.darkroom.credits.LedgerEntry.Kind;
import dev.darkroom.credits.Movement;
import dev.darkroom.credits.Plan;
import dev.darkroom.credits.inmemory.InMemoryAccounts;
import dev.darkroom.kernel.Credits;
import dev.darkroom.kernel.Finding;
import dev.darkroom.kernel.IdSource;
import dev.darkroom.kernel.JobId;
import dev.darkroom.kernel.StoredRow;
import dev.darkroom.kernel.UserId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AuditAccountTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final UserId USER = new UserId("u_01J00000000000000000000000");
    private static final JobId JOB = new JobId("job_01J00000000000000000000000");
    private static final JobId OTHER = new JobId("job_01J00000000000000000000001");

    private final InMemoryAccounts books = new InMemoryAccounts();
    private final AuditAccount audit = new AuditAccount(books, books);

    private Account written(Movement movement) {
        return books.write(movement);
    }

    /** Ten granted, three held and settled for two, a plan, four held: entries 1 to 6. */
    private Account aBusyAccount() {
        var account = written(Account.open(USER, Plan.FREE, NOW));
        account = written(account.hold(Credits.of(3), JOB, NOW));
        account = written(account.settle(Credits.of(2), Credits.of(1), JOB, NOW));
        account = written(account.grant(new Grant("t", USER, Credits.NONE, Plan.PRO, "a trial"), NOW));
        return written(account.hold(Credits.of(4), OTHER, NOW.plusSeconds(60)));
    }

    @Test
    void soundBooksAreProvenWithTheirTotals() {
        var account = aBusyAccount();

        var audited = audit.audit(new StoredRow.Sound<>(account));

        var hold = new OpenHold(USER, OTHER, Credits.of(4), NOW.plusSeconds(60));
        assertThat(audited.findings()).isEmpty();
        assertThat(audited.holds()).containsExactly(hold);
        assertThat(audited.totals()).isEqualTo(new Totals(1, 6, 10, 4, 4, 2, 1, hold));
        assertThat(audited.totals().balance()).isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void whateverIsDamagedIsFound(String what, BiConsumer<InMemoryAccounts, Account> damage, String... kinds) {
        damage.accept(books, aBusyAccount());

        var row = books.accounts(null, 1).items().getFirst();
        var audited = audit.audit(row);

        assertThat(audited.findings()).extracting(Finding::kind).containsExactly(kinds);
        assertThat(audited.findings())
                .allSatisfy(finding -> assertThat(finding.remedy()).isNotBlank())
                .allSatisfy(finding -> assertThat(finding.subject()).startsWith(USER.value()));
    }

    static Stream<Arguments> whateverIsDamagedIsFound() {
        return Stream.of(
                damaged("more to spend", (books, a) -> books.put(with(a, 5, 4, 2, 6, 1)), "ACCOUNT_WRONG"),
                damaged("a hold vanished", (books, a) -> books.put(with(a, 4, 0, 2, 6, 1)), "ACCOUNT_WRONG"),
                damaged("nothing spent", (books, a) -> books.put(with(a, 4, 4, 0, 6, 1)), "ACCOUNT_WRONG"),
                damaged("a job too many", (books, a) -> books.put(with(a, 4, 4, 2, 6, 2)), "JOBS_MISCOUNTED"),
                damaged("an entry too many counted", (books, a) -> books.put(with(a, 4, 4, 2, 7, 1)), "ENTRY_MISSING"),
                damaged("one too few counted", (books, a) -> books.put(with(a, 8, 0, 2, 5, 0)), "ENTRY_EXTRA"),
                damaged("another plan", (books, a) -> books.put(free(a)), "ACCOUNT_WRONG"),
                damaged("an unreadable account", (books, a) -> books.damage(USER), "ROW_UNREADABLE"),
                damaged("an unreadable entry", (books, a) -> books.damage(USER, 3), "ROW_UNREADABLE"),
                damaged(
                        "the last entry lost",
                        (books, a) -> books.lose(USER, 6),
                        "ENTRY_MISSING",
                        "ACCOUNT_WRONG",
                        "JOBS_MISCOUNTED"),
                damaged(
                        "a capture lost",
                        (books, a) -> books.lose(USER, 3),
                        "ENTRY_MISSING",
                        "ENTRY_WRONG",
                        "ACCOUNT_WRONG",
                        "ENTRY_WRONG",
                        "JOBS_MISCOUNTED"),
                damaged(
                        "a grant made larger",
                        (books, a) -> books.put(entry(1, Kind.GRANT, 11, null, 10, 0)),
                        "ENTRY_WRONG",
                        "ENTRY_WRONG"),
                damaged(
                        "a balance after made larger",
                        (books, a) -> books.put(entry(4, Kind.RELEASE, 1, JOB, 9, 0)),
                        "ENTRY_WRONG",
                        "ENTRY_WRONG"),
                damaged(
                        "a job released twice",
                        (books, a) -> books.put(entry(6, Kind.RELEASE, 4, JOB, 12, 0)),
                        "ENTRY_WRONG",
                        "ENTRY_WRONG",
                        "ACCOUNT_WRONG",
                        "ENTRY_WRONG",
                        "JOBS_MISCOUNTED"),
                damaged(
                        "a job held twice",
                        (books, a) -> books.put(entry(6, Kind.HOLD, 4, null, 4, 4)),
                        "ENTRY_WRONG",
                        "JOBS_MISCOUNTED"));
    }

    private static Arguments damaged(String what, BiConsumer<InMemoryAccounts, Account> damage, String... kinds) {
        return Arguments.of(what, damage, kinds);
    }

    private static Account with(Account a, long available, long held, long spent, long entries, int jobs) {
        return new Account(
                USER, a.plan(), Credits.of(available), Credits.of(held), Credits.of(spent), entries, jobs, 0);
    }

    private static Account free(Account a) {
        return new Account(USER, Plan.FREE, a.available(), a.held(), a.spent(), a.entries(), a.activeJobs(), 0);
    }

    private static LedgerEntry entry(
            long number,
            Kind kind,
            long amount,
            @org.jspecify.annotations.Nullable JobId job,
            long available,
            long held) {
        return new LedgerEntry(
                USER, number, NOW, kind, Credits.of(amount), job, Credits.of(available), Credits.of(held));
    }

    @Test
    void whatIsWrittenAfterTheAccountWasReadIsNoFinding() {
        var seen = aBusyAccount();
        written(seen.settle(Credits.of(4), Credits.NONE, OTHER, NOW));

        assertThat(audit.audit(new StoredRow.Sound<>(seen)).findings()).isEmpty();
    }

    @Test
    void aLedgerOfAnyLengthIsRecounted() {
        var account = written(Account.open(USER, Plan.FREE, NOW));
        var ids = IdSource.secure(InstantSource.system());
        for (int i = 0; i < 1000; i++) {
            var job = JobId.next(ids);
            account = written(account.hold(Credits.of(4), job, NOW));
            account = written(account.settle(Credits.NONE, Credits.of(4), job, NOW));
        }

        var audited = audit.audit(new StoredRow.Sound<>(account));

        assertThat(audited.findings()).isEmpty();
        assertThat(audited.totals().entries()).isEqualTo(2001);
    }

    @Test
    void noWalkThroughAnAccountsLifeGivesAFinding() {
        long seed = System.nanoTime();
        var random = new SplittableRandom(seed);
        for (int round = 0; round < 300; round++) {
            var books = new InMemoryAccounts();
            var account = walk(books, random);
            var audited = new AuditAccount(books, books).audit(new StoredRow.Sound<>(account));
            assertThat(audited.findings()).as("seed %d", seed).isEmpty();
            assertThat(audited.totals().balance()).as("seed %d", seed).isTrue();
        }
    }

    private static Account walk(InMemoryAccounts books, SplittableRandom random) {
        var ids = IdSource.secure(InstantSource.system());
        var account = books.write(Account.open(USER, Plan.PRO, NOW));
        var live = new java.util.ArrayDeque<OpenHold>();
        for (int step = 0; step < 30; step++) {
            var amount = Credits.of(1 + random.nextInt(12));
            switch (random.nextInt(3)) {
                case 0 -> account = books.write(account.grant(grant(random, amount), NOW));
                case 1 -> {
                    if (account.mayHold(amount) instanceof Account.HoldDecision.Granted) {
                        live.add(new OpenHold(USER, JobId.next(ids), amount, NOW));
                        account = books.write(
                                account.hold(amount, (JobId) live.getLast().heldFor(), NOW));
                    }
                }
                default -> {
                    if (!live.isEmpty()) {
                        var hold = live.poll();
                        var done = Credits.of(random.nextLong(hold.credits().amount() + 1));
                        account =
                                books.write(account.settle(done, hold.credits().minus(done), hold.heldFor(), NOW));
                    }
                }
            }
        }
        return account;
    }

    private static Grant grant(SplittableRandom random, Credits amount) {
        return switch (random.nextInt(3)) {
            case 0 -> new Grant("a", USER, amount, null, "more");
            case 1 -> new Grant("b", USER, amount, Plan.PRO, "more and a plan");
            default -> new Grant("c", USER, Credits.NONE, Plan.PRO, "a plan");
        };
    }
}
