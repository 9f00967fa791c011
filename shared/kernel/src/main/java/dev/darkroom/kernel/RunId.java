package dev.darkroom.kernel;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One run of a diffusion model: a composition's main line, or a branch of it.
 *
 * @param branch null for the main line
 */
public record RunId(SessionId session, @Nullable BranchId branch) implements HeldFor {
    /** Stands where a branch's id would. */
    private static final String MAIN = "main";

    /** The run that a composition begins with. */
    public static RunId main(SessionId session) {
        return new RunId(session, null);
    }

    /** Empty when the texts are no ids of this kind; for text that came from outside. */
    public static Optional<RunId> parse(String session, String line) {
        var ofSession = SessionId.parse(session);
        return line.equals(MAIN)
                ? ofSession.map(RunId::main)
                : ofSession.flatMap(id -> BranchId.parse(line).map(branch -> new RunId(id, branch)));
    }

    /** Reads {@link #value}; empty when the text is none, for text that came from outside. */
    public static Optional<RunId> parse(String text) {
        int slash = text.indexOf('/');
        return slash < 0 ? Optional.empty() : parse(text.substring(0, slash), text.substring(slash + 1));
    }

    /** {@code main}, or the branch's id. */
    public String line() {
        return branch == null ? MAIN : branch.value();
    }

    @Override
    public String value() {
        return session.value() + "/" + line();
    }

    @Override
    public String toString() {
        return value();
    }
}
