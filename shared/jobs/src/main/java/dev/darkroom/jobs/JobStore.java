package dev.darkroom.jobs;

import dev.darkroom.credits.Account;
import dev.darkroom.credits.Movement;
import dev.darkroom.jobs.rules.Rule;
import dev.darkroom.kernel.Credits;
import dev.darkroom.kernel.IdempotencyKey;
import dev.darkroom.kernel.JobId;
import dev.darkroom.kernel.Page;
import dev.darkroom.kernel.RuleId;
import dev.darkroom.kernel.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps jobs, and writes the transactions in which a job and its owner's credits move together. Every write is on
 * condition of what its writer saw; a write that no longer fits changes nothing and says what stands there now.
 */
public interface JobStore {
    /** One call. Consistent. */
    Optional<Job> find(JobId id);

    /** The job and its presumed owner's account in one call; both consistent. */
    JobAndAccount find(JobId id, UserId user);

    /** The job and a rule of its presumed owner in one call; both consistent. */
    JobAndRule find(JobId id, UserId user, RuleId rule);

    /** What {@link #find(JobId, UserId, RuleId)} found. */
    record JobAndRule(Optional<Job> job, Optional<Rule> rule) {}

    /** What {@link #find(JobId, UserId)} found. */
    record JobAndAccount(Optional<Job> job, Optional<Account> account) {}

    /** A user's jobs, newest first; may lack what was created in the last moments. */
    Page<JobSummary> list(UserId user, @Nullable JobState only, @Nullable JobId before, int limit);

    /** What a list shows of a job. */
    record JobSummary(JobId id, JobState state, String preset, Instant createdAt, int items, int done, int failed) {}

    /** Jobs that the janitor is to look at, longest overdue first. */
    List<JobId> due(Due due, Instant now, int limit);

    /** What a job is due for; a column of the janitor's index each. */
    enum Due {
        /** Photos or execution never came. */
        UNUSED,
        /** Queued: not sent, or sent and never reported on. */
        QUEUED,
        /** Running: silent, or past its deadline. */
        RUNNING,
        /** Ended: make sure that everybody was told. */
        ENDED;

        /** What a job of this state is due for. */
        public static Due of(JobState state) {
            return switch (state) {
                case CREATED, UPLOADED -> UNUSED;
                case QUEUED -> QUEUED;
                case RUNNING -> RUNNING;
                case DONE, FAILED, CANCELED -> ENDED;
            };
        }
    }

    /** Puts a new job, moves its owner's account and remembers the key: one transaction, one call. */
    Created create(Job job, Movement hold, Optional<IdempotencyKey> key);

    /** How a creation ended, in order of precedence. */
    sealed interface Created {
        /** An earlier request had this key; nothing was written. */
        record KeyUsed(UsedKey used) implements Created {}

        /** The account is not where the movement began; nothing was written. */
        record AccountMoved(Optional<Account> current) implements Created {}

        record Ok() implements Created {}
    }

    /** The job that an earlier request made under a key, what that request was, and the balances that it was told. */
    record UsedKey(JobId job, String requestHash, Balances balances) {}

    /** An account's balances right after a job's hold. */
    record Balances(Credits available, Credits held) {
        /** What the answer to the request says. */
        public static Balances after(Movement hold) {
            return new Balances(hold.after().available(), hold.after().held());
        }
    }

    /** The job of an earlier request under this key. */
    Optional<UsedKey> findKey(UserId user, IdempotencyKey key);

    /** Puts the next version of a job on condition that {@code after.version() - 1} stands. One call. */
    Stepped step(Job after);

    /** How a step ended. */
    sealed interface Stepped {
        record Ok() implements Stepped {}

        /** Another version stands there, or no job at all; nothing was written. */
        record Moved(Optional<Job> current) implements Stepped {}
    }

    /**
     * Takes a photo's result from the current attempt of a running job: the first one decides the photo. Concurrent
     * results of other photos do not disturb it. One call.
     *
     * @param dueAt when the job counts as silent, from now
     */
    Reported report(JobId id, String attempt, PhotoResult result, Instant dueAt);

    /** The current attempt of a running job is alive. One call. */
    Reported heartbeat(JobId id, String attempt, Instant dueAt);

    /** How a report ended. */
    sealed interface Reported {
        /** It changed the job to this. */
        record Accepted(Job after) implements Reported {}

        /** It changed nothing; this is the job that stands. */
        record Refused(Optional<Job> current) implements Reported {}
    }

    /** What became of a photo. */
    sealed interface PhotoResult {
        int idx();

        /** @param owner in whose folder the result lies; one of another user than the job's is not taken */
        record Succeeded(int idx, UserId owner) implements PhotoResult {}

        record Failed(int idx, String error) implements PhotoResult {}
    }

    /** Puts a job's final version and settles its hold: one transaction, one call. */
    Settled settle(Job after, Movement settlement);

    /** How a settlement ended, in order of precedence. */
    sealed interface Settled {
        /** Another version of the job stands there; nothing was written. */
        record JobMoved(Optional<Job> current) implements Settled {}

        /** The account is not where the movement began; nothing was written. */
        record AccountMoved() implements Settled {}

        record Ok() implements Settled {}
    }
}
