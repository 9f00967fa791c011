package dev.darkroom.local.cloud.socket;

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

/** The management interface {@code @connections/ID}: post, look up, disconnect; 410 for whoever is gone. */
public final class ConnectionsApi implements HttpHandler {
    /** What management addresses have before the id. */
    public static final String PREFIX = "@connections/";

    private final Connections connections;

    public ConnectionsApi(Connections connections) {
        this.connections = connections;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws IOException {
        String path = Percent.decode(exchange.getRequestPath(), false).orElse("");
        String id = path.substring(path.indexOf(PREFIX) + PREFIX.length());
        Optional<Connection> connection = connections.find(id);
        if (connection.isEmpty()) {
            refuse(exchange, 410, "GoneException", "Gone");
            return;
        }
        switch (exchange.getRequestMethod().toString()) {
            case "POST" -> post(exchange, connection.get());
            case "GET" -> describe(exchange, connection.get());
            case "DELETE" -> {
                connection.get().close(Connection.GOING_AWAY, "Disconnected");
                connections.remove(connection.get());
                exchange.setStatusCode(204);
            }
            default -> refuse(exchange, 403, "ForbiddenException", "Forbidden");
        }
    }

    private void post(HttpServerExchange exchange, Connection connection) throws IOException {
        int limit = connections.limits().messageBytes();
        byte[] body = exchange.getInputStream().readNBytes(limit + 1);
        if (body.length > limit) {
            refuse(exchange, 413, "PayloadTooLargeException", "The payload is too large");
        } else if (!connection.post(new String(body, StandardCharsets.UTF_8))) {
            connections.remove(connection);
            refuse(exchange, 410, "GoneException", "Gone");
        }
    }

    private static void describe(HttpServerExchange exchange, Connection connection) throws IOException {
        ObjectNode description = Json.object();
        description.put("connectedAt", connection.connectedAt().toString());
        description.put("lastActiveAt", connection.lastActive().toString());
        description
                .putObject("identity")
                .put("sourceIp", connection.sourceIp())
                .put("userAgent", connection.userAgent());
        write(exchange, Json.bytes(description));
    }

    private static void refuse(HttpServerExchange exchange, int status, String type, String message)
            throws IOException {
        exchange.setStatusCode(status);
        exchange.getResponseHeaders().put(HttpString.tryFromString("x-amzn-ErrorType"), type);
        write(exchange, Json.bytes(Json.object().put("message", message)));
    }

    private static void write(HttpServerExchange exchange, byte[] json) throws IOException {
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/json");
        exchange.getOutputStream().write(json);
    }
}
