package dev.darkroom.realtime;

import dev.darkroom.kernel.JobId;
import dev.darkroom.kernel.RunId;
import dev.darkroom.kernel.SessionId;
import dev.darkroom.kernel.UserId;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What events are about and viewers watch. A topic needs no making: it exists from its first event or viewer on.
 *
 * @param name {@code kind:id} or {@code kind:id/part}; at most {@value #MAX_LENGTH} characters
 */
public record Topic(String name) {
    /** Longest name. */
    public static final int MAX_LENGTH = 256;

    /** What people may call an SVG session, and every id of ours. */
    private static final String PART = "[A-Za-z0-9_.~-]+";

    private static final Pattern ID = Pattern.compile(PART + "(/" + PART + ")?");

    /** What a topic can be about. Who may watch it differs by kind. */
    public enum Kind {
        /** One job; its owner watches. */
        JOB("job"),
        /** A composition session or one of its branches. */
        SESSION("session"),
        /** An SVG session. */
        SVG("svg"),
        /** Credits and jobs of one user, who watches. */
        USER("user"),
        /** An analysis of a brand. */
        BRAND_DNA("brand-dna"),
        /** A space; its members watch. */
        SPACE("space");

        private final String prefix;

        Kind(String prefix) {
            this.prefix = prefix;
        }

        private static Optional<Kind> of(String prefix) {
            return Arrays.stream(values())
                    .filter(kind -> kind.prefix.equals(prefix))
                    .findFirst();
        }
    }

    public Topic {
        if (!isValid(name)) {
            throw new IllegalArgumentException("not a topic: " + name);
        }
    }

    /** The events of one job. */
    public static Topic job(JobId job) {
        return new Topic("job:" + job.value());
    }

    /** The events of all runs of a composition. */
    public static Topic session(SessionId session) {
        return new Topic("session:" + session.value());
    }

    /** The events of one run of a composition; of its main line together with all others. */
    public static Topic run(RunId run) {
        var branch = run.branch();
        return branch == null ? session(run.session()) : new Topic("session:" + run.session() + "/" + branch);
    }

    /** What happens to one user's account. */
    public static Topic user(UserId user) {
        return new Topic("user:" + user.value());
    }

    /** Empty when the text names no possible topic; for text that came from outside. */
    public static Optional<Topic> parse(String text) {
        return isValid(text) ? Optional.of(new Topic(text)) : Optional.empty();
    }

    public Kind kind() {
        return Kind.of(prefix(name)).orElseThrow();
    }

    /** What follows the kind. */
    public String id() {
        return name.substring(name.indexOf(':') + 1);
    }

    @Override
    public String toString() {
        return name;
    }

    private static boolean isValid(String name) {
        return name.length() <= MAX_LENGTH
                && Kind.of(prefix(name)).isPresent()
                && ID.matcher(name.substring(name.indexOf(':') + 1)).matches();
    }

    private static String prefix(String name) {
        return name.substring(0, Math.max(0, name.indexOf(':')));
    }
}
