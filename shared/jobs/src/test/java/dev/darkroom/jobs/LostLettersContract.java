package dev.darkroom.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.jobs.LostLetters.Letter;
import dev.darkroom.kernel.IdSource;
import dev.darkroom.kernel.JobId;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link LostLetters} does. Run by each adapter, the one in memory too. */
public abstract class LostLettersContract {
    private final IdSource ids = IdSource.secure(InstantSource.system());

    protected abstract LostLetters letters();

    /** Drops a letter with this text. */
    protected abstract void drop(String body);

    /** What was taken and not removed comes again. */
    protected abstract void timePasses();

    @Test
    void lettersComeOncePerRoundWithTheirText() {
        var job = JobId.next(ids);
        var bodies = List.of("{\"job_id\":\"" + job + "\"}", "{\"job_id\":5}", "no JSON", "{\"job_id\":\"job_1\"}");
        bodies.forEach(this::drop);

        var taken = all();

        assertThat(taken).extracting(Letter::body).containsExactlyInAnyOrderElementsOf(bodies);
        assertThat(taken).extracting(Letter::id).doesNotHaveDuplicates();
        assertThat(taken.stream().flatMap(letter -> letter.job().stream())).containsExactly(job);
        taken.forEach(letters()::remove);
    }

    @Test
    void whatIsRemovedIsGoneAndTheRestComesAgain() {
        drop("first");
        drop("second");
        all().stream().filter(letter -> letter.body().equals("first")).forEach(letters()::remove);

        timePasses();

        var again = all();
        assertThat(again).extracting(Letter::body).containsExactly("second");
        again.forEach(letters()::remove);
    }

    private List<Letter> all() {
        var all = new ArrayList<Letter>();
        var some = letters().take(3);
        while (!some.isEmpty()) {
            assertThat(some).hasSizeLessThanOrEqualTo(3);
            all.addAll(some);
            some = letters().take(3);
        }
        return all;
    }
}
