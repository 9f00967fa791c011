package dev.darkroom.local.cloud.socket;

import com.fasterxml.jackson.databind.JsonNode;
import dev.darkroom.local.cloud.Json;
import dev.darkroom.local.cloud.gateway.HttpPort;
import dev.darkroom.local.cloud.lambda.Lambda;
import dev.darkroom.local.cloud.lambda.Outcome;
import dev.darkroom.local.cloud.process.Logs;
import dev.darkroom.local.template.WebSocketApi;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.websockets.WebSocketConnectionCallback;
import io.undertow.websockets.WebSocketProtocolHandshakeHandler;
import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.spi.WebSocketHttpExchange;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** The WebSocket API: connects, routes messages to functions, and tells the function when a client has gone. */
public final class SocketGateway implements HttpHandler, AutoCloseable {
    private final WebSocketApi api;
    private final SocketEvents events;
    private final Connections connections;
    private final Lambda lambda;
    private final InstantSource clock;
    private final Supplier<String> ids;
    private final Logs logs;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    public SocketGateway(
            WebSocketApi api,
            URI address,
            Connections connections,
            Lambda lambda,
            InstantSource clock,
            Supplier<String> ids,
            Logs logs) {
        this.api = api;
        this.events = new SocketEvents(api, address);
        this.connections = connections;
        this.lambda = lambda;
        this.clock = clock;
        this.ids = ids;
        this.logs = logs;
    }

    /** Whether a request wants to become a connection of this API. */
    public static boolean wants(HttpServerExchange exchange) {
        return EdgePaths.isSocket(exchange.getRequestPath())
                && "websocket".equalsIgnoreCase(exchange.getRequestHeaders().getFirst("Upgrade"));
    }

    /** Asks the function behind {@code $connect}, then shakes hands or refuses with the function's status. */
    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        Optional<Map<String, List<String>>> query =
                EdgePaths.query(exchange.getRequestPath(), exchange.getQueryString());
        if (query.isEmpty()) {
            exchange.setStatusCode(400).endExchange();
            return;
        }
        Map<String, List<String>> headers = HttpPort.headers(exchange);
        var connection = connections.create(
                exchange.getSourceAddress().getAddress().getHostAddress(),
                headers.getOrDefault("user-agent", List.of("")).getFirst());
        int status = connect(connection, headers, query.get());
        if (status >= 400) {
            exchange.setStatusCode(status).endExchange();
            return;
        }
        connections.add(connection);
        new WebSocketProtocolHandshakeHandler(new Opened(connection)).handleRequest(exchange);
    }

    private int connect(Connection connection, Map<String, List<String>> headers, Map<String, List<String>> query)
            throws InterruptedException {
        String function = api.routes().get("$connect");
        if (function == null) {
            return 200;
        }
        byte[] event = events.connect(connection, headers, query, ids.get(), clock.instant());
        return switch (lambda.pool(function).invoke(event)) {
            case Outcome.Answered answered ->
                Json.parse(answered.payload())
                        .map(answer -> answer.path("statusCode").asInt(500))
                        .orElse(500);
            case Outcome.Failed failed -> {
                logs.line(function, "refused a connection with an error: " + failed.error());
                yield 500;
            }
            case Outcome.TimedOut timedOut -> 504;
            case Outcome.Crashed crashed -> 500;
        };
    }

    private final class Opened implements WebSocketConnectionCallback {
        private final Connection connection;

        Opened(Connection connection) {
            this.connection = connection;
        }

        @Override
        public void onConnect(WebSocketHttpExchange exchange, WebSocketChannel channel) {
            var inbox = new Inbox(connection, connections.limits(), SocketGateway.this::message);
            channel.getReceiveSetter().set(inbox);
            channel.addCloseTask(closed -> threads.execute(() -> {
                inbox.end();
                disconnected(closed);
            }));
            threads.execute(inbox::work);
            connection.open(channel);
            channel.resumeReceives();
        }

        private void disconnected(WebSocketChannel closed) {
            connection.markGone();
            connections.remove(connection);
            String function = api.routes().get("$disconnect");
            if (function == null) {
                return;
            }
            int code = closed.getCloseCode() > 0 ? closed.getCloseCode() : 1006;
            String reason = Optional.ofNullable(closed.getCloseReason()).orElse("");
            try {
                lambda.pool(function).invoke(events.disconnect(connection, code, reason, ids.get(), clock.instant()));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void message(Connection connection, String body) throws InterruptedException {
        String route = route(body);
        String function = api.routes().get(route);
        String requestId = ids.get();
        if (function == null) {
            complain(connection, "Forbidden", requestId);
            return;
        }
        Outcome outcome =
                lambda.pool(function).invoke(events.message(connection, route, body, requestId, clock.instant()));
        if (!(outcome instanceof Outcome.Answered)) {
            logs.line(function, "failed on a message of " + connection.id() + ": " + outcome);
            complain(connection, "Internal server error", requestId);
        }
    }

    /** The member that selects the route, if the message is JSON, has it, and there is such a route. */
    private String route(String body) {
        String selected = Json.parse(body.getBytes(StandardCharsets.UTF_8))
                .map(message -> message.path(api.selection()))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .orElse("$default");
        return api.routes().containsKey(selected) && !selected.startsWith("$") ? selected : "$default";
    }

    private static void complain(Connection connection, String message, String requestId) {
        connection.post("{\"message\": \"%s\", \"connectionId\":\"%s\", \"requestId\":\"%s\"}"
                .formatted(message, connection.id(), requestId));
    }

    @Override
    public void close() {
        connections.close();
        threads.shutdownNow();
    }
}
