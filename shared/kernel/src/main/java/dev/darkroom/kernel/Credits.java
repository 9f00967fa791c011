package dev.darkroom.kernel;

/**
 * An amount of credits; one credit pays for one photo. Never negative: what would go below zero is refused before it is
 * computed.
 *
 * @param amount 0 to 2⁵³−1, so that every JSON client reads it exactly
 */
public record Credits(long amount) implements Comparable<Credits> {
    public static final Credits NONE = new Credits(0);

    private static final long MAX = (1L << 53) - 1;

    public Credits {
        if (amount < 0 || amount > MAX) {
            throw new IllegalArgumentException("credits out of range: " + amount);
        }
    }

    public static Credits of(long amount) {
        return new Credits(amount);
    }

    public Credits plus(Credits other) {
        return new Credits(amount + other.amount);
    }

    /** @throws IllegalArgumentException when the other amount is larger: check {@link #covers} first */
    public Credits minus(Credits other) {
        return new Credits(amount - other.amount);
    }

    public boolean covers(Credits other) {
        return amount >= other.amount;
    }

    public boolean isNone() {
        return amount == 0;
    }

    @Override
    public int compareTo(Credits other) {
        return Long.compare(amount, other.amount);
    }
}
