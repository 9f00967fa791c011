package dev.darkroom.http;

import dev.darkroom.kernel.Problem;
import dev.darkroom.kernel.Problem.Kind;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns every failure of a request, whoever found it, into the answer that the path's contract wants. The framework's
 * own handlers end here too, so that there is no second way to write an error.
 */
@Singleton
final class ProblemAnswers implements ErrorResponseProcessor<Object>, ExceptionHandler<Throwable, HttpResponse<?>> {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemAnswers.class);

    private static final String KIND = ProblemAnswers.class.getName();

    private final RequestSource requests;
    private final AnswerHeaders headers;

    ProblemAnswers(RequestSource requests, AnswerHeaders headers) {
        this.requests = requests;
        this.headers = headers;
    }

    @Override
    @SuppressWarnings("rawtypes") // as the framework declares it
    public HttpResponse<?> handle(HttpRequest request, Throwable failure) {
        return answer(request, failure, HttpResponse.serverError());
    }

    @Override
    @SuppressWarnings("unchecked") // the body replaces whatever type stood there
    public MutableHttpResponse<Object> processResponse(ErrorContext failure, MutableHttpResponse<?> response) {
        return answer(
                failure.getRequest(), failure.getRootCause().orElse(null), (MutableHttpResponse<Object>) response);
    }

    private MutableHttpResponse<Object> answer(
            HttpRequest<?> request, @Nullable Throwable cause, MutableHttpResponse<Object> response) {
        var facts = requests.of(request);
        var problem = Diagnosis.of(request, cause, response.status());
        if (problem.kind() == Kind.INTERNAL_ERROR) {
            LOG.error("request failed; the client was told only its id", cause);
            problem = Problem.of(
                    Kind.INTERNAL_ERROR, "Something went wrong on our side. Quote the request id " + facts.id() + ".");
        }
        request.setAttribute(KIND, problem.kind());
        var dialect = facts.group().dialect();
        response.status(dialect.status(problem));
        challenge(problem.kind(), response);
        retryAfter(problem, response);
        headers.apply(request, response);
        if (request.getMethod() == HttpMethod.HEAD) {
            return response;
        }
        return response.body(dialect.body(problem, facts)).contentType(dialect.mediaType());
    }

    /** What a request was refused with; empty when it was not. */
    static Optional<Kind> kind(HttpRequest<?> request) {
        return request.getAttribute(KIND, Kind.class);
    }

    private static void retryAfter(Problem problem, MutableHttpResponse<?> response) {
        var seconds = problem.details().get(Problem.RETRY_AFTER_SECONDS);
        if (seconds != null) {
            response.header(HttpHeaders.RETRY_AFTER, seconds.toString());
        }
    }

    private static void challenge(Kind kind, MutableHttpResponse<?> response) {
        if (kind == Kind.AUTH_REQUIRED) {
            response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"darkroom\"");
        } else if (kind == Kind.AUTH_INVALID) {
            response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"darkroom\", error=\"invalid_token\"");
        }
    }
}
