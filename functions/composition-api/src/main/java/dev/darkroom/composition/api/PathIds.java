package dev.darkroom.composition.api;

import dev.darkroom.composition.CompositionProblems;
import dev.darkroom.composition.NodeId;
import dev.darkroom.kernel.Refusal;
import dev.darkroom.kernel.SessionId;

/** Ids in paths. What is no id names nothing: it answers like an id that nobody has. */
final class PathIds {
    private PathIds() {}

    static SessionId session(String text) {
        return SessionId.parse(text).orElseThrow(() -> new Refusal(CompositionProblems.noSession()));
    }

    static NodeId node(String text) {
        return NodeId.parse(text).orElseThrow(() -> new Refusal(CompositionProblems.noNode()));
    }
}
