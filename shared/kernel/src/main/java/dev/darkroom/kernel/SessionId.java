package dev.darkroom.kernel;

import java.util.Optional;

/**
 * A composition: a prompt and every image that grew from it. Whoever knows it may see it, where access is open.
 *
 * @param value {@code session_} and 26 characters of Crockford base 32, time-ordered
 */
public record SessionId(String value) {
    private static final IdShape SHAPE = new IdShape("session_");

    public SessionId {
        SHAPE.require(value);
    }

    /** Empty when the text is not an id of this kind; for text that came from outside. */
    public static Optional<SessionId> parse(String text) {
        return SHAPE.matches(text) ? Optional.of(new SessionId(text)) : Optional.empty();
    }

    /** A fresh id. */
    public static SessionId next(IdSource ids) {
        return new SessionId(SHAPE.prefix() + ids.next());
    }

    @Override
    public String toString() {
        return value;
    }
}
