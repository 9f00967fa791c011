package dev.darkroom.kernel;

import java.util.Optional;

/**
 * One login to a studio account, until it is logged out or unused for too long: its access tokens name it, its refresh
 * tokens descend from each other in it.
 *
 * @param value {@code login_} and 26 characters of Crockford base 32, time-ordered
 */
public record StudioSessionId(String value) {
    private static final IdShape SHAPE = new IdShape("login_");

    public StudioSessionId {
        SHAPE.require(value);
    }

    /** Empty when the text is not an id of this kind; for text that came from outside. */
    public static Optional<StudioSessionId> parse(String text) {
        return SHAPE.matches(text) ? Optional.of(new StudioSessionId(text)) : Optional.empty();
    }

    /** A fresh id. */
    public static StudioSessionId next(IdSource ids) {
        return new StudioSessionId(SHAPE.prefix() + ids.next());
    }

    /**
     * Names the item of the table of keys that stands there from the moment at which this session has ended. Whoever
     * ends a session writes it, and whoever accepts an access token looks for it.
     */
    public String endedKey() {
        return "ENDED#" + value;
    }

    @Override
    public String toString() {
        return value;
    }
}
