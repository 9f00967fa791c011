package dev.darkroom.svg;

import java.util.regex.Pattern;

/**
 * Where a session is found.
 *
 * @param id chosen by its maker; {@link #isName a valid name}
 */
public record SessionAddress(Owner owner, String id) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    public SessionAddress {
        requireName(id);
    }

    /** Whether this can name a session or a user; for text that came from outside. */
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    static void requireName(String text) {
        if (!isName(text)) {
            throw new IllegalArgumentException("not a name: " + text);
        }
    }

    /** The topic on which watchers get its frames. */
    public String topic() {
        return switch (owner) {
            case Owner.Everyone everyone -> "svg:" + id;
            case Owner.User user -> "svg:" + user.name() + "/" + id;
        };
    }
}
