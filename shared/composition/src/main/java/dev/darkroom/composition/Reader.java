package dev.darkroom.composition;

import dev.darkroom.kernel.UserId;

/** Who wants to see or change a composition. */
public sealed interface Reader {
    /** Access is open: whoever knows the id. */
    record Anyone() implements Reader {}

    /** Access is by token: the owner alone. */
    record User(UserId id) implements Reader {}
}
