package dev.darkroom.local.demo.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.darkroom.contract.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Watches one topic by the URL that a call returned, and goes on where it stopped after every cut: it keeps the highest {@code seq}, asks for what
 * came after it, and drops what it has seen. It never sends a message; it pings now and then, for a lost connection need not say
 * so. Each event reaches the listener once and in order.
 */
public final class LiveView implements AutoCloseable {
    private static final Duration HANDSHAKE = Duration.ofSeconds(10);
    /** What is numbered and is no event. */
    private static final Set<String> ANSWERS = Set.of("subscribed", "unsubscribed", "synced", "pong");

    private static final long FIRST_PAUSE_MS = 100;
    private static final long LONGEST_PAUSE_MS = 5_000;

    /** How often the server is pinged, and how long its answer may take. */
    private static final Duration QUIET = Duration.ofSeconds(10);

    private final HttpClient http;
    private final Supplier<URI> url;
    private final Consumer<LiveEvent> listener;
    private final Duration quiet;
    private final CompletableFuture<LiveEvent> last = new CompletableFuture<>();
    private long seen;
    private int cuts;
    private long pause = FIRST_PAUSE_MS;
    private boolean closed;
    private @Nullable Connection current;

    private LiveView(HttpClient http, Supplier<URI> url, Consumer<LiveEvent> listener, Duration quiet) {
        this.http = http;
        this.url = url;
        this.listener = listener;
        this.quiet = quiet;
    }

    /**
     * @param url asked before every connection, because the capability in it expires
     * @param listener called on one thread at a time
     */
    public static LiveView open(Darkroom darkroom, Supplier<URI> url, Consumer<LiveEvent> listener) {
        return open(darkroom, url, listener, QUIET);
    }

    static LiveView open(Darkroom darkroom, Supplier<URI> url, Consumer<LiveEvent> listener, Duration quiet) {
        LiveView view = new LiveView(darkroom.http(), url, listener, quiet);
        view.connect();
        return view;
    }

    /** Completes with the job's last event. */
    public CompletableFuture<LiveEvent> last() {
        return last.copy();
    }

    /** Drops the connection as a lost network would; the view comes back by itself. */
    public synchronized void cut() {
        if (current != null) {
            current.abort();
            current.lost();
        }
    }

    /** How often the connection was lost or refused so far. */
    public synchronized int cuts() {
        return cuts;
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (current != null) {
            current.abort();
        }
    }

    /** Tries once; a refused or lost handshake counts as a cut, and the next try follows. */
    private void connect() {
        Connection connection = new Connection();
        Thread.startVirtualThread(() -> {
            try {
                WebSocket opened = http.newWebSocketBuilder()
                        .connectTimeout(HANDSHAKE)
                        .buildAsync(after(url.get(), seen()), connection)
                        .join();
                if (isClosed()) {
                    opened.abort();
                }
            } catch (RuntimeException refused) {
                connection.lost();
            }
        });
    }

    private synchronized long seen() {
        return seen;
    }

    static URI after(URI url, long seq) {
        String bare = url.toString().replaceAll("([?&])after=\\d*&?", "$1").replaceAll("[?&]$", "");
        return URI.create(bare + (bare.contains("?") ? "&" : "?") + "after=" + seq);
    }

    /** Takes the next connection after a pause that doubles until an event arrives. */
    private synchronized void lost() {
        current = null;
        cuts++;
        if (closed || last.isDone()) {
            return;
        }
        Executor later = CompletableFuture.delayedExecutor(pause, TimeUnit.MILLISECONDS);
        pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
        later.execute(() -> {
            if (!isClosed()) {
                connect();
            }
        });
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private synchronized void heard(String text) {
        JsonNode body;
        try {
            body = Json.mapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the server sent what is not JSON: " + text, e);
        }
        long seq = body.path("seq").asLong();
        if (closed || ANSWERS.contains(body.path("type").asText()) || seq <= seen) {
            return;
        }
        seen = seq;
        pause = FIRST_PAUSE_MS;
        LiveEvent event =
                new LiveEvent(body.path("type").asText(), body.path("topic").asText(), seq, body);
        listener.accept(event);
        if (event.isLast()) {
            last.complete(event);
        }
    }

    /** One connection; a late callback of an abandoned one changes nothing. */
    private final class Connection implements WebSocket.Listener {
        private final StringBuilder message = new StringBuilder();
        private @Nullable WebSocket socket;
        private boolean over;
        private boolean pinged;

        @Override
        public void onOpen(WebSocket opened) {
            synchronized (LiveView.this) {
                socket = opened;
                current = this;
            }
            opened.request(1);
            watch(opened);
        }

        private void watch(WebSocket opened) {
            CompletableFuture.delayedExecutor(quiet.toMillis(), TimeUnit.MILLISECONDS)
                    .execute(() -> {
                        if (isAlive(opened)) {
                            watch(opened);
                        }
                    });
        }

        /** A connection can be gone without a word, and Java's client keeps the end of one to itself when it comes between two messages. */
        private boolean isAlive(WebSocket opened) {
            synchronized (LiveView.this) {
                if (over || closed) {
                    return false;
                }
                if (pinged || opened.sendPing(ByteBuffer.allocate(0)).isCompletedExceptionally()) {
                    opened.abort();
                    lost();
                    return false;
                }
                pinged = true;
                return true;
            }
        }

        private void next(WebSocket from) {
            synchronized (LiveView.this) {
                pinged = false;
            }
            from.request(1);
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean complete) {
            message.append(part);
            if (complete) {
                String text = message.toString();
                message.setLength(0);
                heard(text);
            }
            next(from);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onPong(WebSocket from, ByteBuffer nothing) {
            next(from);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
            lost();
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            lost();
        }

        void abort() {
            if (socket != null) {
                socket.abort();
            }
        }

        void lost() {
            synchronized (LiveView.this) {
                if (!over) {
                    over = true;
                    LiveView.this.lost();
                }
            }
        }
    }
}
