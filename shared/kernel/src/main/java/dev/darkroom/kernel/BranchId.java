package dev.darkroom.kernel;

import java.util.Optional;

/**
 * A run of a composition that started from one of its images.
 *
 * @param value {@code branch_} and 26 characters of Crockford base 32, time-ordered
 */
public record BranchId(String value) {
    private static final IdShape SHAPE = new IdShape("branch_");

    public BranchId {
        SHAPE.require(value);
    }

    /** Empty when the text is not an id of this kind; for text that came from outside. */
    public static Optional<BranchId> parse(String text) {
        return SHAPE.matches(text) ? Optional.of(new BranchId(text)) : Optional.empty();
    }

    /** A fresh id. */
    public static BranchId next(IdSource ids) {
        return new BranchId(SHAPE.prefix() + ids.next());
    }

    @Override
    public String toString() {
        return value;
    }
}
