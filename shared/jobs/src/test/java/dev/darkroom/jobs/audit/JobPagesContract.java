package dev.darkroom.jobs.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.credits.Plan;
import dev.darkroom.jobs.Job;
import dev.darkroom.kernel.IdSource;
import dev.darkroom.kernel.JobId;
import dev.darkroom.kernel.StoredRow;
import dev.darkroom.kernel.UserId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link JobPages} does. Run by each adapter, the one in memory too. */
public abstract class JobPagesContract {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00.123Z");

    private final IdSource ids = IdSource.secure(InstantSource.system());

    protected abstract JobPages pages();

    protected abstract void put(Job job);

    /** Takes a needed member from the job's row. */
    protected abstract void damage(JobId id);

    private Job aJob() {
        var job = Job.create(
                JobId.next(ids), UserId.next(ids), Plan.FREE, "seller", 3, List.of(), NOW, NOW.plusSeconds(60));
        put(job);
        return job;
    }

    @Test
    void everyJobComesExactlyOnceWhateverThePage() {
        var jobs = IntStream.range(0, 7).mapToObj(i -> aJob()).toList();

        for (int limit : new int[] {1, 3, 1000}) {
            assertThat(all(limit))
                    .as("pages of %d", limit)
                    .doesNotHaveDuplicates()
                    .containsAll(jobs.stream()
                            .<StoredRow<Job>>map(StoredRow.Sound::new)
                            .toList());
        }
    }

    @Test
    void aJobThatCannotBeReadIsNamedAndTheOthersStillCome() {
        var good = aJob();
        var bad = aJob().id();
        damage(bad);

        assertThat(all(2))
                .contains(new StoredRow.Sound<>(good))
                .anySatisfy(row -> assertThat(row)
                        .isInstanceOfSatisfying(
                                StoredRow.Damaged.class,
                                damaged -> assertThat(damaged.key()).isEqualTo(bad.value())));
    }

    private List<StoredRow<Job>> all(int limit) {
        var rows = new ArrayList<StoredRow<Job>>();
        String next = null;
        do {
            var page = pages().jobs(next, limit);
            rows.addAll(page.items());
            next = page.next();
        } while (next != null);
        return rows;
    }
}
