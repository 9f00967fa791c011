package dev.darkroom.credits.audit;

import org.jspecify.annotations.Nullable;

/**
 * The proof: what the ledgers say was granted, beside what the accounts say they have. Sums of several pages add up.
 *
 * @param granted credits, from the ledger entries
 * @param available credits, from the accounts; {@code held} and {@code spent} too
 * @param oldest the open hold that was begun first; null when none is open
 */
public record Totals(
        long accounts,
        long entries,
        long granted,
        long available,
        long held,
        long spent,
        long openHolds,
        @Nullable OpenHold oldest) {
    public static final Totals NONE = new Totals(0, 0, 0, 0, 0, 0, 0, null);

    /** Whether granted = available + held + spent. */
    public boolean balance() {
        return granted == available + held + spent;
    }

    /** Of both. */
    public Totals plus(Totals other) {
        return new Totals(
                accounts + other.accounts,
                entries + other.entries,
                granted + other.granted,
                available + other.available,
                held + other.held,
                spent + other.spent,
                openHolds + other.openHolds,
                older(oldest, other.oldest));
    }

    private static @Nullable OpenHold older(@Nullable OpenHold one, @Nullable OpenHold other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return other.since().isBefore(one.since()) ? other : one;
    }
}
