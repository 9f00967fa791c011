package dev.darkroom.jobs;

import dev.darkroom.jobs.LostLetters.Letter;
import dev.darkroom.kernel.JobId;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts lost letters back to work.
 *
 * <p>A run that three workers could not finish is a dead letter, and the janitor ends its job at once, so that its user
 * has the credits back within minutes. That is right for a run that fails by itself, and leaves nothing to redrive. What
 * remains are the letters that the janitor itself could not handle, several times over half an hour: those that it could
 * not read, and those whose job it could not settle, because a store was down or a row damaged. They rest among the
 * {@link LostLetters} until somebody has mended that and asks for this.
 *
 * <p>The job decides, not the letter: it may have ended meanwhile, and its order is the truth about what to do.
 */
@Singleton
public final class RedriveJobs {
    private static final Logger LOG = LoggerFactory.getLogger(RedriveJobs.class);

    /** Letters of one call to the store; SQS gives no more. */
    private static final int BATCH = 10;

    /** Letters of one redrive, so that its report can be read; who has more asks again. */
    public static final int MAX_LETTERS = 500;

    private final LostLetters letters;
    private final JobStore store;
    private final Dispatch dispatch;
    private final InstantSource clock;

    public RedriveJobs(LostLetters letters, JobStore store, Dispatch dispatch, InstantSource clock) {
        this.letters = letters;
        this.store = store;
        this.dispatch = dispatch;
        this.clock = clock;
    }

    /**
     * What became of the letters.
     *
     * @param sent jobs that workers find in their queue again
     * @param removed letters of which nothing is left to do, and why, by letter
     * @param kept letters that stay where they are, and why, by letter
     */
    public record Redriven(List<JobId> sent, Map<String, String> removed, Map<String, String> kept) {}

    /** Until no letter is found, {@link #MAX_LETTERS} were looked at, or the time is up. */
    public Redriven redrive(Instant until) {
        var sent = new ArrayList<JobId>();
        var removed = new LinkedHashMap<String, String>();
        var kept = new LinkedHashMap<String, String>();
        var batch = letters.take(BATCH);
        while (!batch.isEmpty()) {
            for (var letter : batch) {
                switch (handle(letter)) {
                    case Fate.Sent again -> sent.add(again.job());
                    case Fate.Removed gone -> removed.put(letter.id(), gone.why());
                    case Fate.Kept stays -> kept.put(letter.id(), stays.why());
                }
            }
            var full = sent.size() + removed.size() + kept.size() >= MAX_LETTERS;
            batch = full || !clock.instant().isBefore(until) ? List.of() : letters.take(BATCH);
        }
        return new Redriven(sent, removed, kept);
    }

    private sealed interface Fate {
        record Sent(JobId job) implements Fate {}

        record Removed(String why) implements Fate {}

        record Kept(String why) implements Fate {}
    }

    private Fate handle(Letter letter) {
        var job = letter.job();
        if (job.isEmpty()) {
            return new Fate.Kept("names no job: read it in the queue and delete it there");
        }
        try {
            var fate = handle(job.get());
            letters.remove(letter);
            return fate;
        } catch (RuntimeException e) {
            LOG.error("letter {}: job {} could not be sent again", letter.id(), job.get(), e);
            return new Fate.Kept(job.get() + " could not be sent again: " + e.getMessage());
        }
    }

    private Fate handle(JobId id) {
        var found = store.find(id);
        if (found.isEmpty()) {
            return new Fate.Removed(id + " is not there");
        }
        var job = found.get();
        var order = job.order();
        if (job.state().isFinal() || order == null) {
            return new Fate.Removed(id + " is " + job.state().wireName());
        }
        if (!clock.instant().isBefore(order.deadline())) {
            return new Fate.Removed(id + " is past its deadline; the janitor ends it when it is due");
        }
        dispatch.dispatch(job);
        LOG.info("job {} was sent again by an operator", id);
        return new Fate.Sent(id);
    }
}
