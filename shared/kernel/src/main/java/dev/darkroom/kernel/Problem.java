package dev.darkroom.kernel;

import java.util.List;
import java.util.Map;

/**
 * Why a request was refused, before any dialect: the edge writes it as the path's contract wants it and decides the
 * status.
 *
 * @param message one sentence for people that says what to do next; never holds a secret or an internal name
 * @param details members for programs, such as {@code field} or {@code missing}; empty when there is nothing to add
 */
public record Problem(Kind kind, String message, Map<String, Object> details) {
    /** The member of the details that says when to try again. */
    public static final String RETRY_AFTER_SECONDS = "retry_after_seconds";

    /** The kinds of refusal. Most are written as their own name; contracts without such a code see the nearest one. */
    public enum Kind {
        AUTH_REQUIRED,
        AUTH_INVALID,
        FORBIDDEN,
        NOT_FOUND,
        INVALID_REQUEST,
        INVALID_PROMPT,
        METHOD_NOT_ALLOWED,
        UNSUPPORTED_MEDIA_TYPE,
        PAYLOAD_TOO_LARGE,
        INSUFFICIENT_CREDITS,
        RULE_SLOT_FULL,
        CONCURRENCY_LIMIT,
        JOB_NOT_FOUND,
        JOB_WRONG_STATE,
        SESSION_NOT_FOUND,
        NODE_NOT_FOUND,
        BRANCH_CREATION_FAILED,
        RATE_LIMITED,
        CONFLICT,
        PRECONDITION_FAILED,
        CALLBACK_UNAUTHORIZED,
        UNAVAILABLE,
        INTERNAL_ERROR
    }

    /**
     * One member of a request that is wrong.
     *
     * @param path as a client would write it: {@code concepts.Wall.value}, {@code items[2].size}
     */
    public record Field(String path, String message) {}

    public Problem {
        details = Map.copyOf(details);
    }

    public static Problem of(Kind kind, String message) {
        return new Problem(kind, message, Map.of());
    }

    /** A body or parameter that is wrong; every wrong member is named. */
    public static Problem invalid(List<Field> fields) {
        var first = fields.getFirst();
        return new Problem(
                Kind.INVALID_REQUEST, first.path() + ": " + first.message(), Map.of("fields", List.copyOf(fields)));
    }

    /**
     * Too much of something; the edge repeats the seconds in the header {@code Retry-After}.
     *
     * @param seconds at least 1
     * @param what begins a sentence, such as {@code Too many requests}
     */
    public static Problem retryIn(long seconds, String what) {
        return new Problem(
                Kind.RATE_LIMITED, what + ": try again in " + seconds + " s.", Map.of(RETRY_AFTER_SECONDS, seconds));
    }

    /** One wrong member. */
    public static Problem invalid(String path, String message) {
        return invalid(List.of(new Field(path, message)));
    }
}
