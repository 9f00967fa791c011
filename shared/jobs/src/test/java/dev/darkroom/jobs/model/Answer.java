package dev.darkroom.jobs.model;

import dev.darkroom.kernel.JobId;
import dev.darkroom.kernel.Problem.Kind;
import java.util.List;

/** What a command is answered. */
public sealed interface Answer {
    /** @param missing photos that are not in the store, where that is the reason */
    record Refused(Kind kind, List<Integer> missing) implements Answer {}

    /** The job, and its owner's balances right after its hold. */
    record Created(JobId job, long available, long held) implements Answer {}

    /** Whether the store took the photos. */
    record Stored(boolean taken) implements Answer {}

    /** Photos that there are links for. */
    record Links(List<Integer> photos) implements Answer {}

    /** The job as it stands now. */
    record Stands(JobId job, State state) implements Answer {}

    /** What a worker hears. */
    record Heard(boolean processed, boolean cancel) implements Answer {}

    /** What the janitor did, in jobs. */
    record Swept(int looked, int ended, int sent) implements Answer {}

    /**
     * A grant, and its user's account right after it: a repeat gets the same.
     *
     * @param before whether an earlier command made it
     */
    record Granted(Terms terms, long available, long held, boolean before) implements Answer {}

    /**
     * What became of lost letters.
     *
     * @param sent jobs that workers find again
     * @param removed letters of which nothing was left to do
     * @param kept letters that nobody can read
     */
    record Redriven(List<JobId> sent, int removed, int kept) implements Answer {}

    /** Nobody waits for an answer. */
    record Silence() implements Answer {}
}
