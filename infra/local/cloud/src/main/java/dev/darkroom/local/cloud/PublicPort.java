package dev.darkroom.local.cloud;

import dev.darkroom.local.cloud.docs.Pages;
import dev.darkroom.local.cloud.socket.SocketGateway;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import java.util.List;
import java.util.Optional;

/** The one origin for clients: documentation, the WebSocket API under {@code /ws}, and the HTTP API with the console for all else. */
final class PublicPort implements HttpHandler {
    private final Pages pages;
    private final List<HttpHandler> http;
    private final Optional<SocketGateway> socket;

    PublicPort(Pages pages, List<HttpHandler> http, Optional<SocketGateway> socket) {
        this.pages = pages;
        this.http = List.copyOf(http);
        this.socket = socket;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        boolean reads = exchange.getRequestMethod().equalToString("GET")
                || exchange.getRequestMethod().equalToString("HEAD");
        if (socket.isPresent() && SocketGateway.wants(exchange)) {
            socket.get().handleRequest(exchange);
        } else if (reads && Pages.has(exchange.getRequestPath())) {
            pages.handleRequest(exchange);
        } else if (http.isEmpty()) {
            exchange.setStatusCode(404);
        } else {
            http.getFirst().handleRequest(exchange);
        }
    }
}
