package dev.darkroom.kernel;

import java.util.Optional;

/**
 * A batch of photos with one rule.
 *
 * @param value {@code job_} and 26 characters of Crockford base 32, time-ordered
 */
public record JobId(String value) implements HeldFor {
    private static final IdShape SHAPE = new IdShape("job_");

    public JobId {
        SHAPE.require(value);
    }

    /** Empty when the text is not an id of this kind; for text that came from outside. */
    public static Optional<JobId> parse(String text) {
        return SHAPE.matches(text) ? Optional.of(new JobId(text)) : Optional.empty();
    }

    /** A fresh id. */
    public static JobId next(IdSource ids) {
        return new JobId(SHAPE.prefix() + ids.next());
    }

    @Override
    public String toString() {
        return value;
    }
}
