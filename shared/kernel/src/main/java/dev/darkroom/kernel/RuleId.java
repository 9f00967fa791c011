package dev.darkroom.kernel;

import java.util.Optional;

/**
 * A user's stored rule.
 *
 * @param value {@code rule_} and 26 characters of Crockford base 32, time-ordered
 */
public record RuleId(String value) {
    private static final IdShape SHAPE = new IdShape("rule_");

    public RuleId {
        SHAPE.require(value);
    }

    /** Empty when the text is not an id of this kind; for text that came from outside. */
    public static Optional<RuleId> parse(String text) {
        return SHAPE.matches(text) ? Optional.of(new RuleId(text)) : Optional.empty();
    }

    /** A fresh id. */
    public static RuleId next(IdSource ids) {
        return new RuleId(SHAPE.prefix() + ids.next());
    }

    @Override
    public String toString() {
        return value;
    }
}
