package dev.darkroom.jobs.model;

import dev.darkroom.kernel.IdempotencyKey;
import dev.darkroom.kernel.JobId;
import dev.darkroom.kernel.UserId;
import java.util.List;
import java.util.Optional;

/** Everything that can be asked of jobs and accounts, by users, workers, the janitor and an operator. */
public sealed interface Command {
    /** A user begins a job. */
    record Create(UserId user, String preset, int photos, Optional<IdempotencyKey> key) implements Command {}

    /** A client follows links that it got with the job. */
    record Upload(JobId job, List<Integer> photos) implements Command {}

    /** A user asks for new links. */
    record Renew(UserId user, JobId job) implements Command {}

    /** A user says that all photos are uploaded. */
    record Confirm(UserId user, JobId job) implements Command {}

    /** A user says what is to be done, and that it be done. */
    record Execute(UserId user, JobId job, Order order, Optional<IdempotencyKey> key) implements Command {}

    /** What an execution asks for. */
    enum Order {
        FITTING,
        /** Names nothing to change. */
        EMPTY,
        /** Names a stored rule that is not there. */
        UNKNOWN_RULE
    }

    /** A user gives a job up. */
    record Cancel(UserId user, JobId job) implements Command {}

    /** A worker, in one of its attempts, is alive. */
    record Alive(JobId job, String attempt) implements Command {}

    /**
     * A worker has a photo's result, or none.
     *
     * @param keysOf in whose folder the result lies, as the worker says
     */
    record PhotoEnded(JobId job, String attempt, int photo, boolean well, UserId keysOf) implements Command {}

    /** A run was given to workers three times in vain. */
    record Bury(JobId job) implements Command {}

    /** The janitor makes a round. */
    record Sweep() implements Command {}

    /**
     * A dead letter was given to the janitor five times in vain.
     *
     * @param job that it is about; none when nobody can read it
     */
    record Lose(Optional<JobId> job) implements Command {}

    /**
     * An operator gives a user credits, another plan, or both.
     *
     * @param id by which it is made once
     * @param plan none when it stays
     * @param reason that the user reads
     */
    record Grant(UserId user, String id, long credits, Optional<Terms> plan, String reason) implements Command {}

    /** An operator puts lost letters back to work. */
    record Redrive() implements Command {}
}
