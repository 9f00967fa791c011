package dev.darkroom.http;

import dev.darkroom.kernel.Problem;

/** The one table from a kind of refusal to its HTTP status. */
final class Statuses {
    private Statuses() {}

    static int of(Problem.Kind kind) {
        return switch (kind) {
            case INVALID_REQUEST, INVALID_PROMPT -> 400;
            case AUTH_REQUIRED, AUTH_INVALID -> 401;
            case INSUFFICIENT_CREDITS -> 402;
            case FORBIDDEN, RULE_SLOT_FULL, CALLBACK_UNAUTHORIZED -> 403;
            case NOT_FOUND, JOB_NOT_FOUND, SESSION_NOT_FOUND, NODE_NOT_FOUND -> 404;
            case METHOD_NOT_ALLOWED -> 405;
            case CONFLICT, JOB_WRONG_STATE -> 409;
            case PRECONDITION_FAILED -> 412;
            case PAYLOAD_TOO_LARGE -> 413;
            case UNSUPPORTED_MEDIA_TYPE -> 415;
            case RATE_LIMITED, CONCURRENCY_LIMIT -> 429;
            case INTERNAL_ERROR, BRANCH_CREATION_FAILED -> 500;
            case UNAVAILABLE -> 503;
        };
    }
}
