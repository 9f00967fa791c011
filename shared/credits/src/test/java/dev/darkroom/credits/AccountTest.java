package dev.darkroom.credits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.darkroom.credits.Account.HoldDecision;
import dev.darkroom.credits.LedgerEntry.Kind;
import dev.darkroom.kernel.Credits;
import dev.darkroom.kernel.JobId;
import dev.darkroom.kernel.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final UserId USER = new UserId("u_01J00000000000000000000000");
    private static final JobId JOB = new JobId("job_01J00000000000000000000000");

    private static Account account(Plan plan, long available, long held, long spent, int activeJobs) {
        return new Account(USER, plan, Credits.of(available), Credits.of(held), Credits.of(spent), 7, activeJobs, 0);
    }

    @ParameterizedTest
    @CsvSource({"FREE,10", "PRO,200"})
    void anAccountOpensWithItsPlansGrantAsTheFirstEntry(Plan plan, long credits) {
        var opening = Account.open(USER, plan, NOW);
        assertThat(opening.after().available()).isEqualTo(Credits.of(credits));
        assertThat(opening.entries())
                .containsExactly(new LedgerEntry(
                        USER, 1, NOW, Kind.GRANT, Credits.of(credits), null, Credits.of(credits), Credits.NONE));
    }

    @Test
    void aHoldMovesCreditsAsideAndTakesASlot() {
        var after =
                account(Plan.FREE, 10, 0, 0, 0).hold(Credits.of(4), JOB, NOW).after();
        assertThat(after).isEqualTo(new Account(USER, Plan.FREE, Credits.of(6), Credits.of(4), Credits.NONE, 8, 1, 0));
    }

    @ParameterizedTest(name = "{0}: {1} available, {2} live jobs, hold {3}")
    @CsvSource({
        "FREE, 10, 0, 10, Granted",
        "FREE, 10, 0, 11, InsufficientCredits",
        "FREE, 10, 1, 10, TooManyJobs",
        "FREE,  0, 1,  1, InsufficientCredits",
        "PRO,   5, 2,  5, Granted",
        "PRO,   5, 3,  5, TooManyJobs",
    })
    void creditsAreLookedAtBeforeConcurrency(Plan plan, long available, int jobs, long amount, String decision) {
        var account = account(plan, available, 0, 0, jobs);
        assertThat(account.mayHold(Credits.of(amount)).getClass().getSimpleName())
                .isEqualTo(decision);
        if (!(account.mayHold(Credits.of(amount)) instanceof HoldDecision.Granted)) {
            assertThatThrownBy(() -> account.hold(Credits.of(amount), JOB, NOW))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @ParameterizedTest(name = "of 5 held, {0} done")
    @CsvSource({"0,'RELEASE 5'", "5,'CAPTURE 5'", "2,'CAPTURE 2,RELEASE 3'"})
    void aSettlementPaysForWhatIsDoneAndGivesTheRestBack(long done, String entries) {
        var settled = account(Plan.FREE, 5, 5, 0, 1).settle(Credits.of(done), Credits.of(5 - done), JOB, NOW);
        assertThat(settled.after()).satisfies(after -> {
            assertThat(after.available()).isEqualTo(Credits.of(10 - done));
            assertThat(after.held()).isEqualTo(Credits.NONE);
            assertThat(after.spent()).isEqualTo(Credits.of(done));
            assertThat(after.activeJobs()).isZero();
        });
        assertThat(settled.entries().stream()
                        .map(entry -> entry.kind() + " " + entry.amount().amount()))
                .containsExactly(entries.split(","));
    }

    @Test
    void whateverMovesTheBooksBalance() {
        long seed = System.nanoTime();
        var random = new SplittableRandom(seed);
        for (int round = 0; round < 500; round++) {
            walk(random, seed);
        }
    }

    private static void walk(SplittableRandom random, long seed) {
        var entries = new ArrayList<LedgerEntry>();
        var live = new ArrayList<Credits>();
        var account = follow(Account.open(USER, random.nextBoolean() ? Plan.FREE : Plan.PRO, NOW), entries);
        for (int step = 0; step < 40; step++) {
            var amount = Credits.of(1 + random.nextInt(12));
            if (!live.isEmpty() && random.nextBoolean()) {
                var held = live.remove(random.nextInt(live.size()));
                var captured = Credits.of(random.nextLong(held.amount() + 1));
                account = follow(account.settle(captured, held.minus(captured), JOB, NOW), entries);
            } else if (account.mayHold(amount) instanceof HoldDecision.Granted) {
                live.add(amount);
                account = follow(account.hold(amount, JOB, NOW), entries);
            }
            assertBooks(account, entries, live, seed);
        }
    }

    private static Account follow(Movement movement, List<LedgerEntry> entries) {
        entries.addAll(movement.entries());
        return movement.after();
    }

    private static void assertBooks(Account account, List<LedgerEntry> entries, List<Credits> live, long seed) {
        assertThat(account.granted()).as("seed %d", seed).isEqualTo(sum(entries, Kind.GRANT));
        assertThat(account.spent()).as("seed %d", seed).isEqualTo(sum(entries, Kind.CAPTURE));
        assertThat(account.held())
                .as("seed %d", seed)
                .isEqualTo(live.stream().reduce(Credits.NONE, Credits::plus))
                .isEqualTo(entries.getLast().heldAfter());
        assertThat(account.available())
                .as("seed %d", seed)
                .isEqualTo(entries.getLast().availableAfter());
        assertThat(account.activeJobs()).as("seed %d", seed).isEqualTo(live.size());
        assertThat(account.entries()).as("seed %d", seed).isEqualTo(entries.size());
    }

    private static Credits sum(List<LedgerEntry> entries, Kind kind) {
        return entries.stream()
                .filter(entry -> entry.kind() == kind)
                .map(LedgerEntry::amount)
                .reduce(Credits.NONE, Credits::plus);
    }
}
