package dev.darkroom.composition;

import dev.darkroom.kernel.Problem;
import dev.darkroom.kernel.Problem.Kind;

/** What several calls refuse with. */
public final class CompositionProblems {
    private CompositionProblems() {}

    /** Also for a session of somebody else. */
    public static Problem noSession() {
        return Problem.of(Kind.SESSION_NOT_FOUND, "There is no such session. POST /api/composition/start begins one.");
    }

    /** Also for a node of another session. */
    public static Problem noNode() {
        return Problem.of(Kind.NODE_NOT_FOUND, "There is no such node in this session.");
    }
}
