package dev.darkroom.credits.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.credits.Account;
import dev.darkroom.credits.LedgerEntry;
import dev.darkroom.credits.Movement;
import dev.darkroom.credits.Plan;
import dev.darkroom.kernel.Credits;
import dev.darkroom.kernel.IdSource;
import dev.darkroom.kernel.JobId;
import dev.darkroom.kernel.Page;
import dev.darkroom.kernel.StoredRow;
import dev.darkroom.kernel.UserId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every {@link BookPages} does. Run by each adapter, the one in memory too. */
public abstract class BookPagesContract {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00.123Z");

    protected final IdSource ids = IdSource.secure(InstantSource.system());

    protected abstract BookPages pages();

    /** Writes the first movement of an account. */
    protected abstract void open(Movement opening);

    /** Writes a later movement. */
    protected abstract void write(Movement movement);

    /** Takes a needed member from an account's row. */
    protected abstract void damage(UserId user);

    /** Takes a needed member from an entry's row. */
    protected abstract void damage(UserId user, long number);

    private Account anAccount() {
        var opening = Account.open(UserId.next(ids), Plan.FREE, NOW);
        open(opening);
        return opening.after();
    }

    @Test
    void everyAccountComesExactlyOnceWhateverThePage() {
        var accounts = IntStream.range(0, 7).mapToObj(i -> anAccount()).toList();

        for (int limit : new int[] {1, 3, 1000}) {
            var found = all(after -> pages().accounts(after, limit));
            assertThat(found).as("pages of %d", limit).doesNotHaveDuplicates().containsAll(sound(accounts));
        }
    }

    @Test
    void anAccountThatCannotBeReadIsNamedAndTheOthersStillCome() {
        var good = anAccount();
        var bad = anAccount().user();
        damage(bad);

        assertThat(all(after -> pages().accounts(after, 2)))
                .contains(new StoredRow.Sound<>(good))
                .anySatisfy(row -> assertThat(row)
                        .isInstanceOfSatisfying(
                                StoredRow.Damaged.class,
                                damaged -> assertThat(damaged.key()).isEqualTo(bad.value())));
    }

    @Test
    void entriesComeOldestFirstAndOnlyThoseOfTheUser() {
        var account = anAccount();
        var other = anAccount();
        var written = new ArrayList<LedgerEntry>();
        for (int i = 0; i < 5; i++) {
            var job = JobId.next(ids);
            var hold = account.hold(Credits.of(2), job, NOW);
            write(hold);
            var settled = hold.after().settle(Credits.of(1), Credits.of(1), job, NOW);
            write(settled);
            written.addAll(hold.entries());
            written.addAll(settled.entries());
            account = settled.after();
        }
        var user = account.user();

        for (int limit : new int[] {1, 4, 1000}) {
            var found = all(after -> pages().entries(user, after, limit));
            assertThat(found).as("pages of %d", limit).hasSize(16);
            assertThat(found.subList(1, 16)).isEqualTo(sound(written));
        }
        assertThat(all(after -> pages().entries(other.user(), after, 4))).hasSize(1);
    }

    @Test
    void anEntryThatCannotBeReadIsNamed() {
        var user = anAccount().user();
        damage(user, 1);

        assertThat(all(after -> pages().entries(user, after, 10)))
                .singleElement()
                .isInstanceOfSatisfying(
                        StoredRow.Damaged.class,
                        damaged -> assertThat(damaged.key()).isEqualTo(user + "/entry_000000000000001"));
    }

    private static <T> List<StoredRow<T>> sound(List<T> values) {
        return values.stream().<StoredRow<T>>map(StoredRow.Sound::new).toList();
    }

    private static <T> List<T> all(Function<@Nullable String, Page<T>> pages) {
        var items = new ArrayList<T>();
        String next = null;
        do {
            var page = pages.apply(next);
            items.addAll(page.items());
            next = page.next();
        } while (next != null);
        return items;
    }
}
