package dev.darkroom.local.cloud.lambda;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.local.cloud.Json;
import dev.darkroom.local.cloud.gateway.Percent;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lambda's Invoke, for who calls a function without a gateway. A call must be signed: the key is looked at, the signature
 * is not. That keeps out web pages, which can reach any port of this machine but cannot send that header.
 */
final class InvokeApi implements HttpHandler {
    /** What its paths begin with. */
    static final String PREFIX = "/2015-03-31/functions/";

    /** Lambda's limit for the payload of a synchronous invocation. */
    private static final int MAX_PAYLOAD = 6 * 1024 * 1024;

    private static final Pattern PATH = Pattern.compile(PREFIX + "([^/]+)/invocations");
    /** A name, a partial ARN or an ARN, each perhaps with the alias or version. */
    private static final Pattern NAME = Pattern.compile(
            "(?:(?:arn:[^:]+:lambda:[^:]+:)?[0-9]{12}:function:)?([A-Za-z0-9_-]+)(?::[A-Za-z0-9_$-]+)?");

    private static final Pattern KEY = Pattern.compile("AWS4-HMAC-SHA256 Credential=([^/]+)/.*");

    private final Lambda lambda;
    private final String accessKey;
    private final Supplier<String> ids;

    InvokeApi(Lambda lambda, String accessKey, Supplier<String> ids) {
        this.lambda = lambda;
        this.accessKey = accessKey;
        this.ids = ids;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws IOException, InterruptedException {
        header(exchange, "x-amzn-RequestId", ids.get());
        String key = header(exchange, "Authorization")
                .map(KEY::matcher)
                .filter(Matcher::matches)
                .map(m -> m.group(1))
                .orElse("");
        Matcher path = PATH.matcher(exchange.getRequestPath());
        if (key.isEmpty()) {
            refuse(exchange, 403, "MissingAuthenticationTokenException", "Missing Authentication Token");
        } else if (!key.equals(accessKey)) {
            refuse(
                    exchange,
                    403,
                    "UnrecognizedClientException",
                    "The security token included in the request is invalid.");
        } else if (!path.matches() || !exchange.getRequestMethod().equalToString("POST")) {
            refuse(exchange, 404, "UnknownOperationException", "Only Invoke is emulated");
        } else {
            invoke(exchange, Percent.decode(path.group(1), false).orElse(""));
        }
    }

    private void invoke(HttpServerExchange exchange, String name) throws IOException, InterruptedException {
        Optional<FunctionPool> function = find(name);
        byte[] payload = exchange.getInputStream().readNBytes(MAX_PAYLOAD + 1);
        byte[] event = payload.length == 0 ? "{}".getBytes(StandardCharsets.UTF_8) : payload;
        if (function.isEmpty()) {
            refuse(exchange, 404, "ResourceNotFoundException", "Function not found: " + name);
        } else if (payload.length > MAX_PAYLOAD) {
            refuse(
                    exchange,
                    413,
                    "RequestTooLargeException",
                    "Request must be smaller than " + MAX_PAYLOAD + " bytes for the InvokeFunction operation");
        } else if (Json.parse(event).isEmpty()) {
            refuse(exchange, 400, "InvalidRequestContentException", "Could not parse request body into json");
        } else {
            invoke(exchange, function.get(), event);
        }
    }

    private void invoke(HttpServerExchange exchange, FunctionPool function, byte[] event)
            throws IOException, InterruptedException {
        switch (header(exchange, "X-Amz-Invocation-Type").orElse("RequestResponse")) {
            case "RequestResponse" -> answer(exchange, function.invoke(event));
            case "Event" -> {
                Thread.ofVirtual().start(() -> forget(function, event));
                exchange.setStatusCode(202);
            }
            case "DryRun" -> exchange.setStatusCode(204);
            default -> refuse(exchange, 400, "InvalidParameterValueException", "No such invocation type");
        }
    }

    /** Lambda tries an event that failed again, twice; a laptop leaves that out and shows the failure in its log. */
    private static void forget(FunctionPool function, byte[] event) {
        try {
            function.invoke(event);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private Optional<FunctionPool> find(String text) {
        Matcher name = NAME.matcher(text);
        return name.matches()
                ? lambda.pools().stream()
                        .filter(pool -> pool.function().name().equals(name.group(1)))
                        .findFirst()
                : Optional.empty();
    }

    private static void answer(HttpServerExchange exchange, Outcome outcome) throws IOException {
        header(exchange, "X-Amz-Executed-Version", "1");
        switch (outcome) {
            case Outcome.Answered answered -> write(exchange, answered.payload());
            case Outcome.Failed failed -> fail(exchange, failed.error().getBytes(StandardCharsets.UTF_8));
            case Outcome.TimedOut late ->
                fail(
                        exchange,
                        error(
                                "Sandbox.Timedout",
                                "Task timed out after " + late.after().toSeconds() + ".00 seconds"));
            case Outcome.Crashed crashed -> fail(exchange, error("Runtime.ExitError", crashed.reason()));
        }
    }

    /** To Lambda a function that failed was invoked all the same: 200, and a header that says so. */
    private static void fail(HttpServerExchange exchange, byte[] error) throws IOException {
        header(exchange, "X-Amz-Function-Error", "Unhandled");
        write(exchange, error);
    }

    private static byte[] error(String type, String message) {
        ObjectNode error = Json.object().put("errorType", type).put("errorMessage", message);
        return Json.bytes(error);
    }

    private static void refuse(HttpServerExchange exchange, int status, String type, String message)
            throws IOException {
        exchange.setStatusCode(status);
        header(exchange, "x-amzn-ErrorType", type);
        write(exchange, Json.bytes(Json.object().put("Type", "User").put("message", message)));
    }

    private static Optional<String> header(HttpServerExchange exchange, String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
    }

    private static void header(HttpServerExchange exchange, String name, String value) {
        exchange.getResponseHeaders().put(HttpString.tryFromString(name), value);
    }

    private static void write(HttpServerExchange exchange, byte[] json) throws IOException {
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/json");
        exchange.getOutputStream().write(json);
    }
}
