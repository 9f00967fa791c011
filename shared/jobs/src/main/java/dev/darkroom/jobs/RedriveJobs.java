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
import java.util.Optional;
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
    private final OtherLetters others;
    private final JobStore store;
    private final Dispatch dispatch;
    private final InstantSource clock;

    public RedriveJobs(
            LostLetters letters, OtherLetters others, JobStore store, Dispatch dispatch, InstantSource clock) {
        this.letters = letters;
        this.others = others;
        this.store = store;
        this.dispatch = dispatch;
        this.clock = clock;
    }

    /**
     * What became of the letters.
     *
     * @param sent jobs that workers find in their queue again
     * @param removed letters of which nothing is left to do, and why, by letter
     * @param kept letters that stay where they are, and why, by letter; also that of a job that was sent, when it could not
     *     be removed
     */
    public record Redriven(List<JobId> sent, Map<String, String> removed, Map<String, String> kept) {}

    /** Until no letter is found, {@link #MAX_LETTERS} were looked at, or the time is up. */
    public Redriven redrive(Instant until) {
        var sent = new ArrayList<JobId>();
        var removed = new LinkedHashMap<String, String>();
        var kept = new LinkedHashMap<String, String>();
        int looked = 0;
        var batch = letters.take(BATCH);
        while (!batch.isEmpty()) {
            for (var letter : batch) {
                switch (fate(letter)) {
                    case Fate.Sent again -> {
                        sent.add(again.job());
                        remove(letter, again.job() + " was sent again")
                                .ifPresent(stays -> kept.put(letter.id(), stays));
                    }
                    case Fate.Over over ->
                        remove(letter, over.why())
                                .ifPresentOrElse(
                                        stays -> kept.put(letter.id(), stays),
                                        () -> removed.put(letter.id(), over.why()));
                    case Fate.Kept stays -> kept.put(letter.id(), stays.why());
                }
            }
            looked += batch.size();
            var enough = looked >= MAX_LETTERS || !clock.instant().isBefore(until);
            batch = enough ? List.of() : letters.take(BATCH);
        }
        return new Redriven(sent, removed, kept);
    }

    private sealed interface Fate {
        record Sent(JobId job) implements Fate {}

        record Over(String why) implements Fate {}

        record Kept(String why) implements Fate {}
    }

    private Fate fate(Letter letter) {
        var job = letter.job();
        var about = job.map(JobId::value).orElse("what it names");
        try {
            return job.isPresent() ? bringOn(job.get()) : fateOfOther(letter);
        } catch (RuntimeException e) {
            LOG.error("letter {}: {} could not be sent again", letter.id(), about, e);
            return new Fate.Kept(about + " could not be sent again: " + e.getMessage());
        }
    }

    /** Nothing else than jobs can still run when its letter is lost. */
    private Fate fateOfOther(Letter letter) {
        var subject = others.subject(letter.body());
        if (subject.isEmpty()) {
            return new Fate.Kept("names no job: read it in the queue and delete it there");
        }
        var name = subject.get().name();
        return subject.get().over()
                ? new Fate.Over(name + " is over")
                : new Fate.Kept(name + " is not over: the janitor ends it, and its log says why it could not");
    }

    private Fate bringOn(JobId id) {
        var found = store.find(id);
        if (found.isEmpty()) {
            return new Fate.Over(id + " is not there");
        }
        var job = found.get();
        var order = job.order();
        if (job.state().isFinal() || order == null) {
            return new Fate.Over(id + " is " + job.state().wireName());
        }
        if (!clock.instant().isBefore(order.deadline())) {
            return new Fate.Over(id + " is past its deadline; the janitor ends it when it is due");
        }
        dispatch.dispatch(job);
        LOG.info("job {} was sent again by an operator", id);
        return new Fate.Sent(id);
    }

    /** What was done stays done, whatever becomes of the letter. Empty when it is gone, else why it stays. */
    private Optional<String> remove(Letter letter, String done) {
        try {
            letters.remove(letter);
            return Optional.empty();
        } catch (RuntimeException e) {
            LOG.error("letter {}: {}, but it could not be removed; it comes again", letter.id(), done, e);
            return Optional.of(done + ", but its letter could not be removed: " + e.getMessage());
        }
    }
}
