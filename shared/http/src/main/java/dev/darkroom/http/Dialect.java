package dev.darkroom.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.darkroom.kernel.Problem;
import io.micronaut.http.MediaType;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The five ways in which the contracts write a failure. */
public enum Dialect {
    /** {@code {"success":false,"data":null,"error":{…},"meta":{…}}}. */
    ENVELOPE {
        @Override
        Object body(Problem problem, RequestFacts request) {
            var details = problem.details().isEmpty() ? null : problem.details();
            return new Envelope<>(
                    false,
                    null,
                    new Envelope.Fault(envelopeCode(problem.kind()), problem.message(), details),
                    request.meta());
        }
    },
    /** {@code {"error":{"code","message","details":{}}}}. */
    CODED {
        @Override
        Object body(Problem problem, RequestFacts request) {
            return new Coded(new Coded.Fault(problem.kind().name(), problem.message(), problem.details()));
        }
    },
    /** {@code {"error":"message"}}. */
    PLAIN {
        @Override
        Object body(Problem problem, RequestFacts request) {
            // without codes, the contract's clients know this one by its words
            return new Plain(
                    problem.kind() == Problem.Kind.AUTH_REQUIRED ? "Missing Authorization header" : problem.message());
        }
    },
    /** {@code {"error":"message","details":…}}. */
    PLAIN_DETAILS {
        @Override
        Object body(Problem problem, RequestFacts request) {
            return new PlainDetails(problem.message(), problem.details().isEmpty() ? null : problem.details());
        }
    },
    /** RFC 9457. */
    PROBLEM {
        @Override
        Object body(Problem problem, RequestFacts request) {
            return new ProblemDocument(
                    "urn:darkroom:problem:"
                            + problem.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    title(problem.kind()),
                    status(problem),
                    problem.message(),
                    "urn:darkroom:request:" + request.id(),
                    fields(problem));
        }

        @Override
        int status(Problem problem) {
            boolean wellFormedButWrong = problem.kind() == Problem.Kind.INVALID_REQUEST && fields(problem) != null;
            return wellFormedButWrong ? 422 : super.status(problem);
        }

        @Override
        MediaType mediaType() {
            return PROBLEM_JSON;
        }
    };

    private static final MediaType PROBLEM_JSON = new MediaType(ProblemDocument.MEDIA_TYPE);

    /** The member of a problem's details that lists wrong fields. */
    private static final String FIELDS = "fields";

    /** What the client reads. */
    abstract Object body(Problem problem, RequestFacts request);

    /** The status of a refusal; only {@link #PROBLEM} tells a malformed request (400) from a wrong one (422). */
    int status(Problem problem) {
        return Statuses.of(problem.kind());
    }

    MediaType mediaType() {
        return MediaType.APPLICATION_JSON_TYPE;
    }

    /** The jobs contract has a closed list of codes; what it lacks is written as the nearest. */
    private static String envelopeCode(Problem.Kind kind) {
        return switch (kind) {
            case METHOD_NOT_ALLOWED, UNSUPPORTED_MEDIA_TYPE, PAYLOAD_TOO_LARGE, INVALID_PROMPT -> "INVALID_REQUEST";
            case SESSION_NOT_FOUND, NODE_NOT_FOUND -> "NOT_FOUND";
            case FORBIDDEN -> "AUTH_INVALID";
            case UNAVAILABLE, BRANCH_CREATION_FAILED -> "INTERNAL_ERROR";
            case AUTH_REQUIRED,
                    AUTH_INVALID,
                    NOT_FOUND,
                    INVALID_REQUEST,
                    INSUFFICIENT_CREDITS,
                    RULE_SLOT_FULL,
                    CONCURRENCY_LIMIT,
                    JOB_NOT_FOUND,
                    JOB_WRONG_STATE,
                    RATE_LIMITED,
                    CONFLICT,
                    PRECONDITION_FAILED,
                    CALLBACK_UNAUTHORIZED,
                    INTERNAL_ERROR -> kind.name();
        };
    }

    private static @Nullable Object fields(Problem problem) {
        return problem.details().get(FIELDS);
    }

    private static String title(Problem.Kind kind) {
        var words = kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    /** The body of {@link #CODED}. */
    public record Coded(Fault error) {
        /** @param details members for programs; empty when there is nothing to add */
        public record Fault(String code, String message, Map<String, Object> details) {}
    }

    /** The body of {@link #PLAIN}. */
    public record Plain(String error) {}

    /** The body of {@link #PLAIN_DETAILS}. */
    public record PlainDetails(
            String error,
            @Schema(nullable = false) @Nullable Map<String, Object> details) {}

    /**
     * The body of {@link #PROBLEM}.
     *
     * @param instance names the request, so that its log can be found
     * @param errors the wrong members, when a body was readable but wrong
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ProblemDocument(
            String type,
            String title,
            int status,
            String detail,
            String instance,
            @Schema(nullable = false) @Nullable Object errors) {
        /** The media type that it is sent as. */
        public static final String MEDIA_TYPE = "application/problem+json";
    }
}
