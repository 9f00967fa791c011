package dev.darkroom.jobs.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.credits.Account;
import dev.darkroom.credits.LedgerEntry;
import dev.darkroom.credits.Movement;
import dev.darkroom.credits.Plan;
import dev.darkroom.credits.audit.BookPages;
import dev.darkroom.credits.inmemory.InMemoryAccounts;
import dev.darkroom.jobs.JobLimits;
import dev.darkroom.jobs.inmemory.InMemoryJobPages;
import dev.darkroom.jobs.inmemory.InMemoryJobStore;
import dev.darkroom.jobs.inmemory.InMemoryRuleStore;
import dev.darkroom.kernel.Page;
import dev.darkroom.kernel.StoredRow;
import dev.darkroom.kernel.UserId;
import dev.darkroom.realtime.inmemory.InMemoryEventLog;
import dev.darkroom.testing.SteppedClock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A hundred thousand accounts that nobody keeps: each is made when its page is read. */
class LargeAuditTest {
    private static final int ACCOUNTS = 100_000;

    private final SteppedClock clock = SteppedClock.at("2026-11-20T12:00:00Z");
    private final AtomicInteger largestPage = new AtomicInteger();

    private final BookPages pages = new BookPages() {
        @Override
        public Page<StoredRow<Account>> accounts(@Nullable String after, int limit) {
            int from = after == null ? 0 : Integer.parseInt(after);
            int to = Math.min(ACCOUNTS, from + limit);
            largestPage.accumulateAndGet(to - from, Math::max);
            var rows = IntStream.range(from, to)
                    .<StoredRow<Account>>mapToObj(
                            i -> new StoredRow.Sound<>(opening(user(i)).after()))
                    .toList();
            return new Page<>(rows, to == ACCOUNTS ? null : Integer.toString(to));
        }

        @Override
        public Page<StoredRow<LedgerEntry>> entries(UserId user, @Nullable String after, int limit) {
            return new Page<>(
                    List.of(new StoredRow.Sound<>(opening(user).entries().getFirst())), null);
        }
    };

    private Movement opening(UserId user) {
        return Account.open(user, Plan.FREE, clock.instant());
    }

    private static UserId user(int number) {
        return new UserId("u_01J%023d".formatted(number));
    }

    @Test
    void aHundredThousandAccountsAreProvenAFewAtATime() {
        var books = new InMemoryAccounts();
        var store = new InMemoryJobStore(books, new InMemoryRuleStore(books, clock), clock);
        var audit = new Audit(
                pages,
                new InMemoryJobPages(List::of),
                books,
                store,
                new InMemoryEventLog(),
                List.of(new AuditHold(store, JobLimits.standard(), clock)),
                clock);

        var report = audit.audit(AuditCursor.BEGIN, clock.instant().plus(Duration.ofMinutes(14)));

        assertThat(report.findings()).isEmpty();
        assertThat(report.next()).isNull();
        assertThat(report.totals().accounts()).isEqualTo(ACCOUNTS);
        assertThat(report.totals().granted()).isEqualTo(10L * ACCOUNTS);
        assertThat(report.totals().balance()).isTrue();
        assertThat(largestPage.get()).isLessThanOrEqualTo(Audit.ACCOUNTS);
    }
}
