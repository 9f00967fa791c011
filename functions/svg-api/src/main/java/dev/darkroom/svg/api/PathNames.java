package dev.darkroom.svg.api;

import dev.darkroom.kernel.Problem;
import dev.darkroom.kernel.Problem.Kind;
import dev.darkroom.kernel.Refusal;
import dev.darkroom.svg.Owner;
import dev.darkroom.svg.SessionAddress;

/** Names in paths. What is no name names nothing: it answers like a session that is not there. */
final class PathNames {
    private PathNames() {}

    static Owner.User user(String name) {
        return new Owner.User(checked(name));
    }

    static SessionAddress session(Owner owner, String id) {
        return new SessionAddress(owner, checked(id));
    }

    private static String checked(String name) {
        if (!SessionAddress.isName(name)) {
            throw new Refusal(Problem.of(Kind.NOT_FOUND, "Session not found"));
        }
        return name;
    }
}
