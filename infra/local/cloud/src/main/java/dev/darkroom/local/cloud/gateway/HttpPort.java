package dev.darkroom.local.cloud.gateway;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.protocol.http.HttpContinue;
import io.undertow.util.HttpString;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Between the web server and the gateway: reads a request with the gateway's limits, writes its answer. */
public final class HttpPort implements HttpHandler {
    /** Of a body that is refused; whoever sends more may lose the answer. */
    private static final long MOST_READ_AWAY = 64L * 1024 * 1024;

    private final HttpGateway gateway;

    public HttpPort(HttpGateway gateway) {
        this.gateway = gateway;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws IOException, InterruptedException {
        String method = exchange.getRequestMethod().toString();
        if (method.equals("CONNECT") || method.equals("TRACE")) {
            refuse(exchange, Answer.BAD_REQUEST);
            return;
        }
        if (exchange.getRequestContentLength() > HttpGateway.MAX_BODY) {
            exchange.setPersistent(false); // what is not read must not be taken for the next request
            readAway(exchange);
            refuse(exchange, Answer.TOO_LARGE);
            return;
        }
        byte[] body;
        try (InputStream in = exchange.getInputStream()) {
            body = in.readNBytes(HttpGateway.MAX_BODY + 1);
        }
        write(exchange, gateway.answer(request(exchange, method, body)));
    }

    /** A client that still sends when the connection closes may never read the answer. One that asks first need not send. */
    private static void readAway(HttpServerExchange exchange) throws IOException {
        if (!HttpContinue.requiresContinueResponse(exchange)) {
            exchange.getInputStream().skipNBytes(Math.min(exchange.getRequestContentLength(), MOST_READ_AWAY));
        }
    }

    /** Before the body was read. */
    private void refuse(HttpServerExchange exchange, Answer answer) throws IOException {
        var method = exchange.getRequestMethod().toString();
        write(exchange, gateway.complete(request(exchange, method, new byte[0]), answer));
    }

    private static Request request(HttpServerExchange exchange, String method, byte[] body) {
        String uri = exchange.getRequestURI();
        String path = exchange.isHostIncludedInRequestURI() ? uri.replaceFirst("^[a-z]+://[^/]*", "") : uri;
        return new Request(
                method,
                exchange.getProtocol().toString(),
                path.startsWith("/") ? path : "/" + path,
                exchange.getQueryString(),
                headers(exchange),
                body,
                exchange.getSourceAddress().getAddress().getHostAddress());
    }

    /** Headers by lower-case name. */
    public static Map<String, List<String>> headers(HttpServerExchange exchange) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        exchange.getRequestHeaders()
                .forEach(header -> headers.computeIfAbsent(
                                header.getHeaderName().toString().toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                        .addAll(header));
        return headers;
    }

    private static void write(HttpServerExchange exchange, Answer answer) throws IOException {
        exchange.setStatusCode(answer.status());
        answer.headers()
                .forEach((name, value) -> exchange.getResponseHeaders().put(HttpString.tryFromString(name), value));
        answer.cookies()
                .forEach(cookie -> exchange.getResponseHeaders().add(HttpString.tryFromString("set-cookie"), cookie));
        boolean bodiless = answer.status() == 204 || answer.status() == 304 || answer.status() < 200;
        if (exchange.getRequestMethod().equalToString("HEAD")) {
            exchange.setResponseContentLength(answer.body().length);
        } else if (!bodiless) {
            exchange.setResponseContentLength(answer.body().length);
            exchange.getOutputStream().write(answer.body());
        }
        exchange.endExchange();
    }
}
