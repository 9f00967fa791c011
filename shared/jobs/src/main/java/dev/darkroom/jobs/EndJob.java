package dev.darkroom.jobs;

import dev.darkroom.credits.Account;
import dev.darkroom.credits.Accounts;
import dev.darkroom.credits.RecentAccounts;
import dev.darkroom.jobs.JobStore.Settled;
import dev.darkroom.observability.Metrics;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends jobs: the final state, the capture of the photos done and the release of the rest are one transaction, made once
 * whoever asks, how often and how many at once. Afterwards everybody is told.
 */
@Singleton
public final class EndJob {
    private static final Logger LOG = LoggerFactory.getLogger(EndJob.class);

    /** Others who write the job or the account at the same moment: each round one of them wins. */
    private static final int MAX_TRIES = 20;

    private final JobStore store;
    private final Accounts accounts;
    private final RecentAccounts recent;
    private final JobNews news;
    private final JobLimits limits;
    private final InstantSource clock;

    public EndJob(
            JobStore store,
            Accounts accounts,
            RecentAccounts recent,
            JobNews news,
            JobLimits limits,
            InstantSource clock) {
        this.store = store;
        this.accounts = accounts;
        this.recent = recent;
        this.news = news;
        this.limits = limits;
        this.clock = clock;
    }

    /** How a job should end; null as the reason when its photos speak for themselves. */
    public record Ending(JobState state, @Nullable String why) {}

    /**
     * Ends the job as the decision says, which is asked again for each version of the job that turns up; when it says
     * nothing, the job stays as it is.
     *
     * @param known the owner's account as read with the job, if it was
     * @return the job that stands now, ended or not
     */
    public Job end(Job job, Optional<Account> known, Function<Job, Optional<Ending>> decision) {
        var stands = job;
        var account = known;
        for (int tries = 0; tries < MAX_TRIES; tries++) {
            var ending = stands.state().isFinal() ? Optional.<Ending>empty() : decision.apply(stands);
            if (ending.isEmpty()) {
                return stands;
            }
            var owner = stands.user();
            var current = account.or(() -> accounts.find(owner))
                    .orElseThrow(() -> new IllegalStateException("a job without an account: " + owner));
            if (!current.held().covers(stands.price())) {
                // Somebody has settled the job since it was read: its hold is gone from the account already.
                stands = again(stands);
                account = Optional.empty();
                continue;
            }
            var now = clock.instant();
            var after = stands.ended(ending.get().state(), ending.get().why(), now, now.plus(limits.tellAgainAfter()));
            var settlement = current.settle(after.captured(), after.released(), after.id(), now);
            switch (store.settle(after, settlement)) {
                case Settled.Ok ok -> {
                    recent.saw(settlement.after());
                    log(after);
                    news.ended(after);
                    return after;
                }
                case Settled.AccountMoved moved -> account = Optional.empty();
                case Settled.JobMoved elsewhere -> {
                    stands = elsewhere
                            .current()
                            .orElseThrow(() -> new IllegalStateException("job vanished: " + job.id()));
                    account = Optional.empty();
                }
            }
        }
        throw new IllegalStateException("job " + job.id() + " kept moving while it was to end");
    }

    private static void log(Job ended) {
        var line = LOG.atInfo()
                .addKeyValue("state", ended.state().wireName())
                .addKeyValue("captured", ended.captured().amount())
                .addKeyValue("released", ended.released().amount());
        var at = ended.endedAt();
        if (at != null && ended.state() != JobState.CANCELED) {
            line = line.addKeyValue(
                    Metrics.KEY, Metrics.by("state").millis("JobTime", Duration.between(ended.createdAt(), at)));
        }
        line.log("job has ended");
    }

    /** The job as it is now; it must have moved, or the books are broken. */
    private Job again(Job seen) {
        return store.find(seen.id())
                .filter(now -> now.version() != seen.version())
                .orElseThrow(() -> new IllegalStateException("nothing is held for job " + seen.id()));
    }

    /** The end that a job has come to by itself, when all its photos have ended. */
    public static Optional<Ending> byItsPhotos(Job job) {
        if (!job.allPhotosEnded()) {
            return Optional.empty();
        }
        return Optional.of(new Ending(job.done().isEmpty() ? JobState.FAILED : JobState.DONE, null));
    }

    /** The end of a job that is given up: by its photos if they have all ended, else as one that ran or never did. */
    public static Ending givenUp(Job job, String why) {
        return byItsPhotos(job)
                .orElseGet(
                        () -> new Ending(job.state() == JobState.RUNNING ? JobState.FAILED : JobState.CANCELED, why));
    }
}
