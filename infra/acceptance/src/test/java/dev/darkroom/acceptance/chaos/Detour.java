package dev.darkroom.acceptance.chaos;

import io.undertow.Undertow;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.HttpString;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.xnio.IoUtils;

/** A port that passes requests on to another, past whatever is to go wrong on the way. Small bodies only: it holds them whole. */
final class Detour implements AutoCloseable {
    /** What the JDK's client and Undertow write by themselves. */
    private static final Set<String> OWN =
            Set.of("host", "content-length", "connection", "transfer-encoding", "expect", "upgrade", "http2-settings");

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** What may go wrong with one request; throws {@link Lost} to drop the connection without an answer. */
    interface Way {
        Answer go(Call call) throws IOException, InterruptedException;
    }

    /** The client sees a broken connection. */
    static final class Lost extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** A request that came, and the way on. */
    @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
    record Call(Detour detour, HttpServerExchange exchange, byte[] body) {
        String target() {
            String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
            return target == null ? "" : target.substring(target.indexOf('.') + 1);
        }

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        Answer pass() throws IOException, InterruptedException {
            return pass(body);
        }

        Answer pass(byte[] changed) throws IOException, InterruptedException {
            return detour.pass(exchange, changed);
        }
    }

    /** @param headers of the answer that was passed on; null for one that was made here */
    @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
    record Answer(int status, java.net.http.@Nullable HttpHeaders headers, byte[] body) {
        /** In the form in which AWS's JSON services refuse. */
        static Answer refusal(int status, String type) {
            return new Answer(
                    status,
                    null,
                    "{\"__type\":\"%s\",\"message\":\"%s\"}"
                            .formatted(type, Faults.MARK)
                            .getBytes(StandardCharsets.UTF_8));
        }
    }

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Undertow server;
    private final Way way;
    private volatile @Nullable URI target;

    /** Opens a port of its own; where it leads is said by {@link #leadTo}. */
    Detour(Way way) {
        this.way = way;
        this.server = Undertow.builder()
                .addHttpListener(0, "127.0.0.1")
                .setIoThreads(2)
                .setHandler(exchange -> exchange.dispatch(threads, this::handle))
                .build();
        server.start();
    }

    /** Where whoever takes the detour goes. */
    URI uri() {
        return URI.create("http:/" + server.getListenerInfo().getFirst().getAddress());
    }

    Detour leadTo(URI real) {
        target = real;
        return this;
    }

    private void handle(HttpServerExchange exchange) throws IOException, InterruptedException {
        exchange.startBlocking();
        try {
            byte[] body = exchange.getInputStream().readAllBytes();
            Answer answer = way.go(new Call(this, exchange, body));
            exchange.setStatusCode(answer.status());
            HeaderMap headers = exchange.getResponseHeaders();
            if (answer.headers() == null) {
                headers.put(HttpString.tryFromString("Content-Type"), "application/x-amz-json-1.0");
            } else {
                answer.headers().map().forEach((name, values) -> {
                    if (!OWN.contains(name.toLowerCase(Locale.ROOT)) && !name.startsWith(":")) {
                        headers.putAll(HttpString.tryFromString(name), values);
                    }
                });
            }
            exchange.getOutputStream().write(answer.body());
            exchange.endExchange();
        } catch (Lost | IOException broken) {
            IoUtils.safeClose(exchange.getConnection());
        }
    }

    private Answer pass(HttpServerExchange exchange, byte[] body) throws IOException, InterruptedException {
        URI real = target;
        if (real == null) {
            throw new IllegalStateException("the detour leads nowhere yet");
        }
        String query = exchange.getQueryString();
        var request = HttpRequest.newBuilder(
                        URI.create(real + exchange.getRequestURI() + (query.isEmpty() ? "" : "?" + query)))
                .timeout(PATIENCE)
                .method(exchange.getRequestMethod().toString(), BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach(values -> {
            String name = values.getHeaderName().toString();
            if (!OWN.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        HttpResponse<byte[]> response = http.send(request.build(), BodyHandlers.ofByteArray());
        return new Answer(response.statusCode(), response.headers(), response.body());
    }

    @Override
    public void close() {
        server.stop();
        threads.shutdownNow();
        http.shutdownNow();
    }
}
