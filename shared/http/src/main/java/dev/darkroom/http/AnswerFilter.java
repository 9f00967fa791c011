package dev.darkroom.http;

import dev.darkroom.aws.CallCounter;
import dev.darkroom.observability.LogContext;
import dev.darkroom.observability.Metrics;
import dev.darkroom.observability.TraceHeader;
import io.micronaut.core.annotation.Order;
import io.micronaut.http.BasicHttpAttributes;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.server.annotation.PreMatching;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens and closes every request: its id in the log, the headers and {@code meta} of its answer, its one log line. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(Orders.ANSWER)
final class AnswerFilter {
    private static final Logger LOG = LoggerFactory.getLogger("dev.darkroom.http.access");
    private static final String CALLS_BEFORE = AnswerFilter.class.getName();
    private static final int LOGGED_PATH = 200;
    /** All of them one: a stranger must not be able to make metrics. */
    private static final String UNMATCHED = "unmatched";

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
        LogContext.REQUEST_ID.put(requests.of(request).id());
        trace(request).map(TraceHeader::root).ifPresent(LogContext.TRACE_ID::put);
        request.setAttribute(CALLS_BEFORE, calls.total());
    }

    @ResponseFilter
    void close(HttpRequest<?> request, MutableHttpResponse<?> response) {
        headers.apply(request, response);
        stamp(request, response);
        log(request, response);
        LogContext.clear();
    }

    /** The caller's, who may be a worker that goes on with what another request began; else the invocation's. */
    private static Optional<TraceHeader> trace(HttpRequest<?> request) {
        return Optional.ofNullable(request.getHeaders().get(TraceHeader.NAME))
                .flatMap(TraceHeader::parse)
                .or(TraceHeader::ofInvocation);
    }

    private void stamp(HttpRequest<?> request, MutableHttpResponse<?> response) {
        if (response.body() instanceof Envelope<?> envelope && envelope.meta() == null) {
            response.body(envelope.with(requests.of(request).meta()));
        }
    }

    /** The template of the route, not its path: a path may hold a capability, and templates can be counted. */
    private void log(HttpRequest<?> request, MutableHttpResponse<?> response) {
        var took = Duration.between(requests.of(request).receivedAt(), clock.instant());
        var metrics = Metrics.by("route").millis("RequestTime", took);
        var route = BasicHttpAttributes.getUriTemplate(request);
        var line = LOG.atInfo()
                .addKeyValue("method", request.getMethodName())
                .addKeyValue("route", route.orElse(UNMATCHED))
                .addKeyValue("status", response.code())
                .addKeyValue("ms", took.toMillis())
                .addKeyValue("calls", callsOf(request))
                .addKeyValue(
                        "user",
                        request.getUserPrincipal()
                                .map(java.security.Principal::getName)
                                .orElse("-"));
        if (route.isEmpty()) {
            line = line.addKeyValue("path", start(request.getPath()));
        }
        var refused = ProblemAnswers.kind(request);
        if (refused.isPresent()) {
            line = line.addKeyValue("code", refused.get());
            metrics = metrics.andBy("code").count("Refusals", 1);
        }
        line.addKeyValue(Metrics.KEY, metrics).log("answered");
    }

    private long callsOf(HttpRequest<?> request) {
        return request.getAttribute(CALLS_BEFORE, Long.class)
                .map(before -> calls.total() - before)
                .orElse(0L);
    }

    private static String start(String path) {
        return path.length() > LOGGED_PATH ? path.substring(0, LOGGED_PATH) : path;
    }
}
