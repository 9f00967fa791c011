package dev.darkroom.credits;

import dev.darkroom.kernel.Credits;
import dev.darkroom.kernel.HeldFor;
import dev.darkroom.kernel.UserId;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One movement of credits. Written once, never changed; a correction is a new entry.
 *
 * @param number 1, 2, 3 … within the account, without gaps: the chain of balances can be checked entry by entry
 * @param amount above zero, but for a grant that sets a plan and no more
 * @param heldFor the job or run whose hold moved; null for grants
 * @param availableAfter what the account could spend after this entry
 * @param heldAfter what was held after this entry
 * @param note why, when somebody decided it; null for what the rules gave, held and captured
 */
public record LedgerEntry(
        UserId user,
        long number,
        Instant at,
        Kind kind,
        Credits amount,
        @Nullable HeldFor heldFor,
        Credits availableAfter,
        Credits heldAfter,
        @Nullable Note note) {

    /**
     * What a grant leaves in the ledger beside its credits.
     *
     * @param grant its id, from outside
     * @param plan what it set; null when the plan stayed
     */
    public record Note(
            String grant, String reason, @Nullable Plan plan) {}

    /** What an entry does to the balances. */
    public enum Kind {
        /** New credits become available. */
        GRANT,
        /** From available to held, when a job or run begins. */
        HOLD,
        /** From held to spent: photos done, a run come to its end. */
        CAPTURE,
        /** From held back to available, when a job or run ends. */
        RELEASE;

        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** @throws IllegalArgumentException when there is no such kind */
        public static Kind ofWireName(String name) {
            return valueOf(name.toUpperCase(Locale.ROOT));
        }
    }

    public LedgerEntry {
        if (number < 1 || (amount.isNone() && (note == null || note.plan() == null))) {
            throw new IllegalArgumentException("an entry has a number from 1 and an amount: " + user + "/" + number);
        }
    }

    /** An entry that the rules made. */
    public LedgerEntry(
            UserId user,
            long number,
            Instant at,
            Kind kind,
            Credits amount,
            @Nullable HeldFor heldFor,
            Credits availableAfter,
            Credits heldAfter) {
        this(user, number, at, kind, amount, heldFor, availableAfter, heldAfter, null);
    }

    public String entryId() {
        return entryId(number);
    }

    /** Sorts as the number does: 15 digits hold more entries than an account makes in a thousand years. */
    public static String entryId(long number) {
        return "entry_%015d".formatted(number);
    }
}
