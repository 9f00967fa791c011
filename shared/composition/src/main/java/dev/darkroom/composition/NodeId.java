package dev.darkroom.composition;

import dev.darkroom.kernel.BranchId;
import dev.darkroom.kernel.RunId;
import dev.darkroom.kernel.SessionId;
import java.util.Optional;

/**
 * A node of a composition's graph. Its id says which step of which run it is, so that a step reported twice is the same node, and a node is
 * found without an index. Whoever knows a node's id knows the session's: both are shown together only.
 */
public sealed interface NodeId {
    /** Which composition it is of. */
    SessionId session();

    /** {@code node_prompt_…} or {@code node_image_…}. */
    String value();

    /** The prompt, at the root of the graph. */
    record Prompt(SessionId session) implements NodeId {
        @Override
        public String value() {
            return PROMPT + body(session.value());
        }
    }

    /** @param step counts from 1 */
    record Image(RunId run, int step) implements NodeId {
        @Override
        public SessionId session() {
            return run.session();
        }

        @Override
        public String value() {
            var branch = run.branch();
            var line = branch == null ? "" : body(branch.value()) + "_";
            return IMAGE + body(run.session().value()) + "_" + line + step;
        }
    }

    /** What prompt nodes' ids begin with. */
    String PROMPT = "node_prompt_";

    /** What image nodes' ids begin with. */
    String IMAGE = "node_image_";

    /** Empty when the text is no node's id; for text that came from outside. */
    static Optional<NodeId> parse(String text) {
        if (text.startsWith(PROMPT)) {
            return session(text.substring(PROMPT.length())).map(Prompt::new);
        }
        return text.startsWith(IMAGE) ? image(text.substring(IMAGE.length())) : Optional.empty();
    }

    private static Optional<NodeId> image(String text) {
        var parts = text.split("_", -1);
        var step = parts[parts.length - 1];
        if (parts.length < 2 || parts.length > 3 || !isStep(step)) {
            return Optional.empty();
        }
        var run = parts.length == 2
                ? session(parts[0]).map(RunId::main)
                : session(parts[0])
                        .flatMap(session ->
                                BranchId.parse("branch_" + parts[1]).map(branch -> new RunId(session, branch)));
        return run.map(of -> new Image(of, Integer.parseInt(step)));
    }

    private static Optional<SessionId> session(String body) {
        return SessionId.parse("session_" + body);
    }

    private static String body(String id) {
        return id.substring(id.indexOf('_') + 1);
    }

    /** 1 to 999, as we write it. */
    private static boolean isStep(String text) {
        return !text.isEmpty()
                && text.length() <= 3
                && text.charAt(0) != '0'
                && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
