package dev.darkroom.http;

import dev.darkroom.aws.CallCounter;
import io.micronaut.core.annotation.Order;
import io.micronaut.http.BasicHttpAttributes;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.server.annotation.PreMatching;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Opens and closes every request: its id in the log, the headers and {@code meta} of its answer, its one log line. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(Orders.ANSWER)
final class AnswerFilter {
    private static final Logger LOG = LoggerFactory.getLogger("dev.darkroom.http.access");
    private static final String REQUEST_ID = "request_id";
    private static final String CALLS_BEFORE = AnswerFilter.class.getName();
    private static final int LOGGED_PATH = 200;

    private final RequestSource requests;
    private final AnswerHeaders headers;
    private final CallCounter calls;
    private final InstantSource clock;

    AnswerFilter(RequestSource requests, AnswerHeaders headers, CallCounter calls, InstantSource clock) {
        this.requests = requests;
        this.headers = headers;
        this.calls = calls;
        this.clock = clock;
    }

    @RequestFilter
    @PreMatching
    void open(HttpRequest<?> request) {
        RequestFacts.event(request).ifPresent(event -> {
            AcceptedTypes.note(request, event);
            Events.tidy(event);
        });
        MDC.put(REQUEST_ID, requests.of(request).id());
        request.setAttribute(CALLS_BEFORE, calls.total());
    }

    @ResponseFilter
    void close(HttpRequest<?> request, MutableHttpResponse<?> response) {
        headers.apply(request, response);
        stamp(request, response);
        log(request, response);
        MDC.remove(REQUEST_ID);
    }

    private void stamp(HttpRequest<?> request, MutableHttpResponse<?> response) {
        if (response.body() instanceof Envelope<?> envelope && envelope.meta() == null) {
            response.body(envelope.with(requests.of(request).meta()));
        }
    }

    /** The template of the route, not its path: a path may hold a capability, and templates can be counted. */
    private void log(HttpRequest<?> request, MutableHttpResponse<?> response) {
        var facts = requests.of(request);
        LOG.atInfo()
                .addKeyValue("method", request.getMethodName())
                .addKeyValue(
                        "route", BasicHttpAttributes.getUriTemplate(request).orElseGet(() -> unmatched(request)))
                .addKeyValue("status", response.code())
                .addKeyValue("ms", clock.millis() - facts.receivedAt().toEpochMilli())
                .addKeyValue("calls", callsOf(request))
                .addKeyValue(
                        "user",
                        request.getUserPrincipal()
                                .map(java.security.Principal::getName)
                                .orElse("-"))
                .log("answered");
    }

    private long callsOf(HttpRequest<?> request) {
        return request.getAttribute(CALLS_BEFORE, Long.class)
                .map(before -> calls.total() - before)
                .orElse(0L);
    }

    private static String unmatched(HttpRequest<?> request) {
        var path = request.getPath();
        return "unmatched " + (path.length() > LOGGED_PATH ? path.substring(0, LOGGED_PATH) : path);
    }
}
