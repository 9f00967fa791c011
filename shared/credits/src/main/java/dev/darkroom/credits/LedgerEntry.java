package dev.darkroom.credits;

import dev.darkroom.kernel.Credits;
import dev.darkroom.kernel.JobId;
import dev.darkroom.kernel.UserId;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One movement of credits. Written once, never changed; a correction is a new entry.
 *
 * @param number 1, 2, 3 … within the account, without gaps: the chain of balances can be checked entry by entry
 * @param amount above zero
 * @param job whose hold moved; null for grants
 * @param availableAfter what the account could spend after this entry
 * @param heldAfter what was held after this entry
 */
public record LedgerEntry(
        UserId user,
        long number,
        Instant at,
        Kind kind,
        Credits amount,
        @Nullable JobId job,
        Credits availableAfter,
        Credits heldAfter) {

    /** What an entry does to the balances. */
    public enum Kind {
        /** New credits become available. */
        GRANT,
        /** From available to held, when a job begins. */
        HOLD,
        /** From held to spent: photos done. */
        CAPTURE,
        /** From held back to available, when a job ends. */
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
        if (number < 1 || amount.isNone()) {
            throw new IllegalArgumentException("an entry has a number from 1 and an amount: " + user + "/" + number);
        }
    }

    public String entryId() {
        return entryId(number);
    }

    /** Sorts as the number does: 15 digits hold more entries than an account makes in a thousand years. */
    public static String entryId(long number) {
        return "entry_%015d".formatted(number);
    }
}
