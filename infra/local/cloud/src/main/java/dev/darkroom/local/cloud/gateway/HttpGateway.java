package dev.darkroom.local.cloud.gateway;

import dev.darkroom.local.cloud.lambda.Lambda;
import dev.darkroom.local.cloud.lambda.Outcome;
import dev.darkroom.local.cloud.process.Logs;
import dev.darkroom.local.template.Function;
import dev.darkroom.local.template.HttpApi;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The HTTP API: finds the route, makes the event, waits for the function, reads its answer. */
public final class HttpGateway {
    /** API Gateway's limit for a request's body. */
    static final int MAX_BODY = 10 * 1024 * 1024;
    /** API Gateway's limit for the request line and all headers together. */
    static final int MAX_HEADERS = 10_240;

    private final Routes routes;
    private final HttpEvents events;
    private final Cors cors;
    private final EdgeHeaders edge;
    private final OwnPages pages;
    private final Lambda lambda;
    private final Duration timeout;
    private final InstantSource clock;
    private final Supplier<String> ids;
    private final Logs logs;

    /**
     * A gateway in front of functions.
     *
     * @param functions whose routes it serves
     * @param pages served where no function has a route but {@code $default}
     * @param timeout how long a client waits at most: 30 s at AWS
     */
    public HttpGateway(
            HttpApi api,
            List<Function> functions,
            URI origin,
            OwnPages pages,
            Lambda lambda,
            Duration timeout,
            InstantSource clock,
            Supplier<String> ids,
            Logs logs) {
        this.routes = Routes.of(functions);
        this.events = new HttpEvents(api, origin);
        this.cors = new Cors(api.cors());
        this.edge = EdgeHeaders.of(functions);
        this.pages = pages;
        this.lambda = lambda;
        this.timeout = timeout;
        this.clock = clock;
        this.ids = ids;
        this.logs = logs;
    }

    /** Answers one request; never throws for what a client sent. */
    public Answer answer(Request request) throws InterruptedException {
        return complete(request, decide(request));
    }

    /** Gives an answer the headers that every answer has. */
    Answer complete(Request request, Answer answer) {
        return answer.isOwn() && !cors.isConfigured()
                ? edge.completeOwn(request, answer, ids.get())
                : edge.complete(answer, ids.get());
    }

    private Answer decide(Request request) throws InterruptedException {
        if (headerBytes(request) > MAX_HEADERS) {
            return Answer.HEADERS_TOO_LARGE;
        }
        if (request.body().length > MAX_BODY) {
            return Answer.TOO_LARGE;
        }
        Optional<List<String>> segments = Percent.segments(request.path());
        Optional<Map<String, List<String>>> query = Percent.parameters(request.query());
        if (segments.isEmpty() || query.isEmpty()) {
            return Answer.BAD_REQUEST;
        }
        Optional<Answer> preflight = cors.preflight(request);
        if (preflight.isPresent()) {
            return preflight.get();
        }
        Optional<Routes.Match> match = routes.match(request.method(), segments.get());
        Optional<Answer> page =
                match.filter(Routes.Match::isOfThisPath).isPresent() ? Optional.empty() : pages.answer(request);
        if (page.isPresent()) {
            return page.get();
        }
        Answer answer = match.isEmpty() ? Answer.NOT_FOUND : invoke(request, match.get(), query.get());
        return cors.decorate(request, answer);
    }

    private Answer invoke(Request request, Routes.Match match, Map<String, List<String>> query)
            throws InterruptedException {
        byte[] event = events.event(request, match, query, ids.get(), clock.instant());
        Outcome outcome = lambda.pool(match.function()).invoke(event, timeout);
        return switch (outcome) {
            case Outcome.Answered answered -> HttpAnswers.read(answered.payload());
            case Outcome.Failed failed -> {
                logs.line(
                        match.function(),
                        "answered " + request.method() + " " + request.path() + " with an error: " + failed.error());
                yield Answer.FAILED;
            }
            // a function's own time-out ends before the gateway's and is an error of the function
            case Outcome.TimedOut timedOut ->
                timedOut.after().compareTo(timeout) < 0 ? Answer.FAILED : Answer.TIMED_OUT;
            case Outcome.Crashed crashed -> Answer.FAILED;
        };
    }

    private static int headerBytes(Request request) {
        int bytes = request.method().length()
                + request.path().length()
                + request.query().length()
                + 12;
        for (var header : request.headers().entrySet()) {
            for (String value : header.getValue()) {
                bytes += header.getKey().length() + value.length() + 4;
            }
        }
        return bytes;
    }
}
