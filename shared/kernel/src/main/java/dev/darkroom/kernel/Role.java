package dev.darkroom.kernel;

import java.util.Locale;
import java.util.Optional;

/** What the holder of a studio account may do. Tokens carry the wire names, the database holds them too. */
public enum Role {
    /** Everything, other people's things included. */
    ADMIN,
    /** Their own things, and what others share with them. */
    USER,
    /** What others share with them, to look at. */
    GUEST;

    /** As it is written in tokens, answers and rows. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Empty when no role is called so; for text that came from outside. */
    public static Optional<Role> parse(String wireName) {
        for (var role : values()) {
            if (role.wireName().equals(wireName)) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }
}
