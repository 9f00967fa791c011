package dev.darkroom.local.cloud;

import dev.darkroom.local.cloud.lambda.Lambda;
import dev.darkroom.local.cloud.secrets.SecretsApi;
import dev.darkroom.local.cloud.socket.ConnectionsApi;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;

/**
 * The port for functions and operators: the Runtime API, Lambda's Invoke, the management interface of the WebSocket API,
 * Secrets Manager.
 */
final class InternalPort implements HttpHandler {
    private final HttpHandler runtimeApi;
    private final HttpHandler invokeApi;
    private final ConnectionsApi connections;
    private final SecretsApi secrets;

    InternalPort(Lambda lambda, ConnectionsApi connections, SecretsApi secrets) {
        this.runtimeApi = lambda.runtimeApi();
        this.invokeApi = lambda.invokeApi();
        this.connections = connections;
        this.secrets = secrets;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        String path = exchange.getRequestPath().replace("%40", "@");
        if (path.startsWith("/secrets")) {
            secrets.handleRequest(exchange);
        } else if (Lambda.isInvocation(path)) {
            invokeApi.handleRequest(exchange);
        } else if (path.contains(ConnectionsApi.PREFIX)) {
            connections.handleRequest(exchange);
        } else {
            runtimeApi.handleRequest(exchange);
        }
    }
}
