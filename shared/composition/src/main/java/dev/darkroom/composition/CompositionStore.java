package dev.darkroom.composition;

import dev.darkroom.credits.Account;
import dev.darkroom.credits.Movement;
import dev.darkroom.kernel.IdempotencyKey;
import dev.darkroom.kernel.Page;
import dev.darkroom.kernel.RunId;
import dev.darkroom.kernel.SessionId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps compositions and their runs, and writes the transactions in which a run and its payer's credit move together. Every write is on
 * condition of what its writer saw; a write that no longer fits changes nothing and says what stands there now. Reads are consistent but for
 * {@link #due}.
 */
public interface CompositionStore {
    /** One call. */
    Optional<Composition> find(SessionId id);

    /** One call. */
    Optional<Run> find(RunId id);

    /**
     * The runs of a composition, the main line first, then branches by age. One call.
     *
     * @param after the last run of the page before; null for the first page
     * @param limit at least 1
     */
    Page<Run> runs(SessionId id, @Nullable RunId after, int limit);

    /** The composition and its next free lane, 1 and up, which nobody else gets; empty when there is none. One call. */
    Optional<Lane> takeLane(SessionId id);

    /** What {@link #takeLane} took. */
    record Lane(Composition composition, int lane) {}

    /** What is written together with a new run: the payer's hold, and the caller's idempotency key. */
    record Terms(@Nullable Movement hold, @Nullable KeyOf key) {}

    /** @param owner whose key it is: callers do not meet each other's */
    record KeyOf(String owner, IdempotencyKey key) {}

    /** Puts a composition with its first run. One call. */
    Created create(Composition composition, Run main, Terms terms);

    /** Puts a run of a composition that stands. One call. */
    Created create(Run branch, Terms terms);

    /** How a creation ended, in order of precedence. */
    sealed interface Created {
        /** An earlier request had this key; nothing was written. */
        record KeyUsed(UsedKey used) implements Created {}

        /** The composition is gone; nothing was written. */
        record NoComposition() implements Created {}

        /** The account is not where the hold began; nothing was written. */
        record AccountMoved(Optional<Account> current) implements Created {}

        record Ok() implements Created {}
    }

    /** The run that an earlier request made under a key, and what that request was. */
    record UsedKey(RunId run, String requestHash) {}

    /** The run that an earlier request made under this key. */
    Optional<UsedKey> findKey(KeyOf key);

    /** Takes a run back that nobody has seen, as if it had never been made: with its hold and its key. One call. */
    boolean withdraw(Run run, Terms terms);

    /** Puts the next version of a run on condition that {@code after.version() - 1} stands. One call. */
    Written step(Run after);

    /**
     * Takes the image of a step from the current attempt of a running run, if it is the next one. One call.
     *
     * @param image file name below the run's prefix
     */
    Written report(RunId id, String attempt, int step, String image);

    /** How a write of a run ended. */
    sealed interface Written {
        /** This stands now. */
        record Ok(Run after) implements Written {}

        /** Nothing was written; this is the run that stands, if any. */
        record Moved(Optional<Run> current) implements Written {}
    }

    /** Puts a run's final version and settles its hold, if there is one: one transaction, one call. */
    Settled settle(Run after, @Nullable Movement settlement);

    /** How a settlement ended, in order of precedence. */
    sealed interface Settled {
        /** Another version of the run stands there; nothing was written. */
        record RunMoved(Optional<Run> current) implements Settled {}

        /** The account is not where the movement began; nothing was written. */
        record AccountMoved() implements Settled {}

        record Ok() implements Settled {}
    }

    /** Runs that the janitor is to look at, longest overdue first; may lag behind. */
    List<RunId> due(Instant now, int limit);

    /**
     * Lets no run begin in the composition any more, and nobody find it; a repeat does no harm. One call.
     *
     * @return whether it stands and is open to the reader
     */
    boolean close(SessionId id, Reader reader);

    /** Removes the rows of ended runs, then the composition's own. Two calls, one more for each 25 runs. */
    void remove(SessionId id);
}
