package dev.darkroom.credits;

import dev.darkroom.credits.LedgerEntry.Kind;
import dev.darkroom.kernel.Credits;
import dev.darkroom.kernel.HeldFor;
import dev.darkroom.kernel.JobId;
import dev.darkroom.kernel.RunId;
import dev.darkroom.kernel.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An account as it stood at one moment. Every movement of credits or job slots makes the next one; {@link #entries}
 * counts them, so a writer that puts the next account on condition of that count can never lose another's movement.
 *
 * @param available what can be spent now
 * @param held what is set aside for live jobs and runs
 * @param spent what was captured, ever
 * @param entries ledger entries so far: the version of everything here but {@code ruleSlots}
 * @param activeJobs live jobs; more than the plan allows only while some live that began under a larger one
 * @param ruleSlots stored rules; moves by itself, without ledger entries
 */
public record Account(
        UserId user,
        Plan plan,
        Credits available,
        Credits held,
        Credits spent,
        long entries,
        int activeJobs,
        int ruleSlots) {

    public Account {
        if (activeJobs < 0 || ruleSlots < 0 || entries < 0) {
            throw new IllegalArgumentException("an account counts nothing below zero: " + user);
        }
    }

    /** All credits that this account was ever given. */
    public Credits granted() {
        return available.plus(held).plus(spent);
    }

    /** A new account with its plan's start grant as the first entry. */
    public static Movement open(UserId user, Plan plan, Instant at) {
        var empty = new Account(user, plan, Credits.NONE, Credits.NONE, Credits.NONE, 0, 0, 0);
        return empty.grant(plan.startGrant(), at);
    }

    /** More credits to spend. */
    public Movement grant(Credits amount, Instant at) {
        return new Posting(this, at, null)
                .post(Kind.GRANT, amount, available.plus(amount), held, spent)
                .movement(activeJobs);
    }

    /** More credits, another plan, or both, as somebody decided; one entry in any case. */
    public Movement grant(Grant grant, Instant at) {
        if (!grant.user().equals(user)) {
            throw new IllegalArgumentException("a grant for " + grant.user() + " on the account of " + user);
        }
        return new Posting(this, at, null).post(grant).movement(activeJobs);
    }

    /**
     * Sets credits aside for a job and takes one of the plan's job slots.
     *
     * @throws IllegalArgumentException when the account cannot: ask {@link #mayHold} first
     */
    public Movement hold(Credits amount, JobId job, Instant at) {
        if (!(mayHold(amount) instanceof HoldDecision.Granted)) {
            throw new IllegalArgumentException("account " + user + " cannot hold " + amount);
        }
        return new Posting(this, at, job)
                .post(Kind.HOLD, amount, available.minus(amount), held.plus(amount), spent)
                .movement(activeJobs + 1);
    }

    /**
     * Sets credits aside for a run of a composition, of which an account may have any number.
     *
     * @throws IllegalArgumentException when there are too few available
     */
    public Movement hold(Credits amount, RunId run, Instant at) {
        return new Posting(this, at, run)
                .post(Kind.HOLD, amount, available.minus(amount), held.plus(amount), spent)
                .movement(activeJobs);
    }

    /** Whether a job of this many credits may begin; credits are looked at before concurrency, as the contract says. */
    public HoldDecision mayHold(Credits amount) {
        if (!available.covers(amount)) {
            return new HoldDecision.InsufficientCredits(available);
        }
        if (activeJobs >= plan.concurrentJobs()) {
            return new HoldDecision.TooManyJobs(plan.concurrentJobs());
        }
        return new HoldDecision.Granted();
    }

    /** The answer to {@link #mayHold}, in order of precedence. */
    public sealed interface HoldDecision {
        record InsufficientCredits(Credits available) implements HoldDecision {}

        record TooManyJobs(int max) implements HoldDecision {}

        record Granted() implements HoldDecision {}
    }

    /**
     * Ends a hold: pays for what was done, gives the rest back, frees the slot if it was a job's. Amounts of zero leave no
     * entry.
     */
    public Movement settle(Credits captured, Credits released, HeldFor heldFor, Instant at) {
        return new Posting(this, at, heldFor)
                .post(Kind.CAPTURE, captured, available, held.minus(captured), spent.plus(captured))
                .post(
                        Kind.RELEASE,
                        released,
                        available.plus(released),
                        held.minus(captured).minus(released),
                        spent.plus(captured))
                .movement(heldFor instanceof JobId ? activeJobs - 1 : activeJobs);
    }

    /** Collects the entries of one movement, in order. */
    private static final class Posting {
        private final Account before;
        private final Instant at;
        private final @Nullable HeldFor heldFor;
        private final List<LedgerEntry> entries = new ArrayList<>();
        private Credits available;
        private Credits held;
        private Credits spent;
        private Plan plan;

        Posting(Account before, Instant at, @Nullable HeldFor heldFor) {
            this.before = before;
            this.at = at;
            this.heldFor = heldFor;
            this.available = before.available;
            this.held = before.held;
            this.spent = before.spent;
            this.plan = before.plan;
        }

        Posting post(Kind kind, Credits amount, Credits availableAfter, Credits heldAfter, Credits spentAfter) {
            available = availableAfter;
            held = heldAfter;
            spent = spentAfter;
            if (!amount.isNone()) {
                add(kind, amount, null);
            }
            return this;
        }

        Posting post(Grant grant) {
            available = available.plus(grant.credits());
            plan = grant.plan() == null ? plan : grant.plan();
            add(Kind.GRANT, grant.credits(), new LedgerEntry.Note(grant.id(), grant.reason(), grant.plan()));
            return this;
        }

        private void add(Kind kind, Credits amount, LedgerEntry.@Nullable Note note) {
            long number = before.entries + entries.size() + 1;
            entries.add(new LedgerEntry(before.user, number, at, kind, amount, heldFor, available, held, note));
        }

        Movement movement(int activeJobs) {
            var after = new Account(
                    before.user,
                    plan,
                    available,
                    held,
                    spent,
                    before.entries + entries.size(),
                    activeJobs,
                    before.ruleSlots);
            return new Movement(before, after, entries);
        }
    }
}
