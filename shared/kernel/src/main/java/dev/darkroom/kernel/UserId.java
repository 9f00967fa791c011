package dev.darkroom.kernel;

import java.util.Optional;

/**
 * An account's owner. Never taken from a request's body or path: it comes out of a verified token.
 *
 * @param value {@code u_} and 26 characters of Crockford base 32, time-ordered
 */
public record UserId(String value) {
    private static final IdShape SHAPE = new IdShape("u_");

    public UserId {
        SHAPE.require(value);
    }

    /** Empty when the text is not an id of this kind; for text that came from outside. */
    public static Optional<UserId> parse(String text) {
        return SHAPE.matches(text) ? Optional.of(new UserId(text)) : Optional.empty();
    }

    /** A fresh id. */
    public static UserId next(IdSource ids) {
        return new UserId(SHAPE.prefix() + ids.next());
    }

    @Override
    public String toString() {
        return value;
    }
}
