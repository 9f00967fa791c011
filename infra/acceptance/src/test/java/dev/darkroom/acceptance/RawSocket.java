package dev.darkroom.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.darkroom.contract.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A plain WebSocket, as a browser opens it. */
final class RawSocket implements AutoCloseable, WebSocket.Listener {
    private static final long PATIENCE_SECONDS = 20;
    private final BlockingQueue<JsonNode> heard = new LinkedBlockingQueue<>();
    private final StringBuilder part = new StringBuilder();
    private @Nullable WebSocket socket;

    private RawSocket() {}

    static RawSocket open(URI url) {
        RawSocket raw = new RawSocket();
        raw.socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(url, raw)
                .join();
        return raw;
    }

    /** The HTTP status with which the handshake is refused; fails when it is not. */
    static int refusal(URI url) {
        try {
            open(url).close();
        } catch (CompletionException e) {
            if (e.getCause() instanceof WebSocketHandshakeException refused) {
                return refused.getResponse().statusCode();
            }
            throw e;
        }
        throw new AssertionError("the handshake was accepted: " + url);
    }

    RawSocket says(String text) {
        java.util.Objects.requireNonNull(socket).sendText(text, true).join();
        return this;
    }

    /** The next message, whatever it is. */
    JsonNode hears() {
        try {
            JsonNode next = heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertThat(next).as("a message within %s s", PATIENCE_SECONDS).isNotNull();
            return java.util.Objects.requireNonNull(next);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        part.append(data);
        if (last) {
            try {
                heard.add(Json.mapper().readTree(part.toString()));
            } catch (JsonProcessingException e) {
                throw new AssertionError("not JSON: " + part, e);
            }
            part.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public void close() {
        if (socket != null) {
            socket.abort();
        }
    }
}
