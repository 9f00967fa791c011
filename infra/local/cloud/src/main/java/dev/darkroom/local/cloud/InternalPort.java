package dev.darkroom.local.cloud;

import dev.darkroom.local.cloud.secrets.SecretsApi;
import dev.darkroom.local.cloud.socket.ConnectionsApi;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;

/** The port for functions: the Runtime API, the management interface of the WebSocket API, Secrets Manager. */
final class InternalPort implements HttpHandler {
    private final HttpHandler runtimeApi;
    private final ConnectionsApi connections;
    private final SecretsApi secrets;

    InternalPort(HttpHandler runtimeApi, ConnectionsApi connections, SecretsApi secrets) {
        this.runtimeApi = runtimeApi;
        this.connections = connections;
        this.secrets = secrets;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        String path = exchange.getRequestPath().replace("%40", "@");
        if (path.startsWith("/secrets")) {
            secrets.handleRequest(exchange);
        } else if (path.contains(ConnectionsApi.PREFIX)) {
            connections.handleRequest(exchange);
        } else {
            runtimeApi.handleRequest(exchange);
        }
    }
}
