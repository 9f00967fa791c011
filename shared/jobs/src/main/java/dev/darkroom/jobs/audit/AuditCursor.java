package dev.darkroom.jobs.audit;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where an audit stopped, to go on there.
 *
 * @param after key of the last row that was looked at; null at the begin of a part
 */
public record AuditCursor(Part part, @Nullable String after) {
    public static final AuditCursor BEGIN = new AuditCursor(Part.ACCOUNTS, null);

    /** What an audit goes through, in this order. */
    public enum Part {
        ACCOUNTS,
        JOBS
    }

    /** As an operator hands it back; {@link #parse} reads it. */
    public String text() {
        return part.name().toLowerCase(Locale.ROOT) + (after == null ? "" : ":" + after);
    }

    /** Empty when it is none. */
    public static Optional<AuditCursor> parse(String text) {
        for (var part : Part.values()) {
            var name = part.name().toLowerCase(Locale.ROOT);
            if (text.equals(name)) {
                return Optional.of(new AuditCursor(part, null));
            }
            if (text.startsWith(name + ":") && text.length() > name.length() + 1) {
                return Optional.of(new AuditCursor(part, text.substring(name.length() + 1)));
            }
        }
        return Optional.empty();
    }
}
