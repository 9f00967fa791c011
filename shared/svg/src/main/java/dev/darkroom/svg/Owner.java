package dev.darkroom.svg;

import dev.darkroom.kernel.Outcome;
import dev.darkroom.kernel.Problem.Kind;

/** Whose sessions. Every owner has a name space of its own. */
public sealed interface Owner {
    /** Public sessions: whoever knows the id may change them. */
    record Everyone() implements Owner {}

    /** @param name {@link SessionAddress#isName a valid name}, as the user's token says it */
    record User(String name) implements Owner {
        public User {
            SessionAddress.requireName(name);
        }

        /**
         * This owner, when the caller is it; else refuses with {@code FORBIDDEN}.
         *
         * @param caller out of a verified token
         * @param intent what the caller wants with the sessions
         */
        public Outcome<User> onlyFor(String caller, Intent intent) {
            return caller.equals(name)
                    ? Outcome.done(this)
                    : Outcome.refused(
                            Kind.FORBIDDEN, "User " + caller + " cannot " + intent.verb + " sessions of user " + name);
        }
    }

    /** What somebody wants with a user's sessions. */
    enum Intent {
        MODIFY("modify"),
        READ("read");

        private final String verb;

        Intent(String verb) {
            this.verb = verb;
        }
    }

    /** Anybody's. */
    static Owner everyone() {
        return new Everyone();
    }

    static Owner user(String name) {
        return new User(name);
    }
}
