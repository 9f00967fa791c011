package dev.darkroom.local.cloud.lambda;

import dev.darkroom.local.template.Function;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HttpString;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * The Lambda Runtime API, version 2018-06-01, for all environments: the first segment of a path is the environment's id, as each
 * is told an address of its own. Call it on a thread that may block: asking for the next event is a long poll.
 */
final class RuntimeApi implements HttpHandler {
    /** Lambda's limit for the answer of a synchronous invocation. */
    static final int MAX_ANSWER = 6 * 1024 * 1024;

    private static final Duration UNLIMITED = Duration.ofHours(12);

    private final EnvironmentStarter starter;
    private final LambdaSettings settings;
    private final InstantSource clock;

    RuntimeApi(EnvironmentStarter starter, LambdaSettings settings, InstantSource clock) {
        this.starter = starter;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws IOException, InterruptedException {
        List<String> path = List.of(exchange.getRequestPath().substring(1).split("/"));
        Optional<Environment> environment = starter.find(path.getFirst());
        if (environment.isEmpty() || path.size() < 5 || !path.get(1).equals("2018-06-01")) {
            answer(exchange, 404, "{\"errorType\":\"NoSuchEnvironment\"}");
            return;
        }
        String resource = String.join("/", path.subList(3, path.size()));
        if (resource.equals("invocation/next")) {
            next(exchange, environment.get());
        } else if (resource.equals("init/error")) {
            environment.get().failedToInitialise(text(exchange));
            answer(exchange, 202, "{\"status\":\"OK\"}");
        } else if (path.size() == 6 && resource.endsWith("/response")) {
            response(exchange, environment.get(), path.get(4));
        } else if (path.size() == 6 && resource.endsWith("/error")) {
            complete(exchange, environment.get(), path.get(4), new Outcome.Failed(text(exchange)));
        } else {
            answer(exchange, 404, "{\"errorType\":\"NoSuchResource\"}");
        }
    }

    private void next(HttpServerExchange exchange, Environment environment) throws IOException, InterruptedException {
        Function function = environment.function();
        boolean debugged = settings.debug().filter(function.logicalId()::equals).isPresent();
        Duration timeout = debugged ? UNLIMITED : function.timeout();
        Optional<Invocation> next = environment.next(debugged ? UNLIMITED : settings.idleTimeout(), timeout);
        if (next.isEmpty()) {
            // The environment is killed, and with it the connection: there is nobody left to answer.
            environment.stop();
            exchange.endExchange();
            return;
        }
        Invocation invocation = next.get();
        long deadline = clock.millis() + timeout.toMillis();
        header(exchange, "Lambda-Runtime-Aws-Request-Id", invocation.requestId());
        header(exchange, "Lambda-Runtime-Deadline-Ms", String.valueOf(deadline));
        header(exchange, "Lambda-Runtime-Invoked-Function-Arn", function.arn() + ":live");
        header(exchange, "Lambda-Runtime-Trace-Id", TraceId.of(clock.instant(), invocation.requestId()));
        header(exchange, "Content-Type", "application/json");
        exchange.getOutputStream().write(invocation.event());
    }

    private static void response(HttpServerExchange exchange, Environment environment, String requestId)
            throws IOException {
        byte[] payload = exchange.getInputStream().readNBytes(MAX_ANSWER + 1);
        if (payload.length > MAX_ANSWER) {
            environment.complete(
                    requestId,
                    new Outcome.Failed(
                            "{\"errorType\":\"Function.ResponseSizeTooLarge\","
                                    + "\"errorMessage\":\"Response payload size exceeded maximum allowed payload size (6291556 bytes).\"}"));
            exchange.getInputStream().skip(Long.MAX_VALUE);
            answer(exchange, 413, "{\"errorType\":\"RequestEntityTooLarge\"}");
            return;
        }
        complete(exchange, environment, requestId, new Outcome.Answered(payload));
    }

    private static void complete(
            HttpServerExchange exchange, Environment environment, String requestId, Outcome outcome)
            throws IOException {
        boolean known = environment.complete(requestId, outcome);
        answer(exchange, known ? 202 : 400, known ? "{\"status\":\"OK\"}" : "{\"errorType\":\"InvalidRequestID\"}");
    }

    private static String text(HttpServerExchange exchange) throws IOException {
        try (InputStream in = exchange.getInputStream()) {
            return new String(in.readNBytes(256 * 1024), StandardCharsets.UTF_8);
        }
    }

    private static void header(HttpServerExchange exchange, String name, String value) {
        exchange.getResponseHeaders().put(HttpString.tryFromString(name), value);
    }

    private static void answer(HttpServerExchange exchange, int status, String json) throws IOException {
        exchange.setStatusCode(status);
        header(exchange, "Content-Type", "application/json");
        exchange.getOutputStream().write(json.getBytes(StandardCharsets.UTF_8));
    }
}
