package dev.darkroom.worker.engine.comfyui;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The socket over which a server tells one client how its prompts go. Events wait here until they are asked for, a bounded number. */
final class ComfySocket implements AutoCloseable {

    /** An error carries the inputs of the node that failed, printed. */
    private static final int MAX_TEXT = 4 * 1024 * 1024;

    /** A preview has at most 1024 × 1024 pixels. */
    private static final int MAX_BINARY = 4 * 1024 * 1024;

    /** Events that wait; when there are more, the server is not listened to until some are taken. */
    private static final int MOST_WAITING = 64;

    /** The first thing that a client says: without it previews do not tell whose they are. */
    private static final String FEATURES = "{\"type\":\"feature_flags\",\"data\":{\"supports_preview_metadata\":true}}";

    private final BlockingQueue<ComfyEvent> events = new LinkedBlockingQueue<>();
    private volatile @Nullable WebSocket socket;
    private boolean held;
    private volatile boolean asked;

    private ComfySocket() {}

    /** @throws IOException when the server cannot be reached or refuses */
    static ComfySocket open(HttpClient http, URI url, Duration within) throws IOException, InterruptedException {
        var opened = new ComfySocket();
        try {
            opened.socket = http.newWebSocketBuilder()
                    .connectTimeout(within)
                    .buildAsync(url, opened.new Listener())
                    .thenCompose(open -> open.sendText(FEATURES, true))
                    .get(within.toMillis(), TimeUnit.MILLISECONDS);
            return opened;
        } catch (ExecutionException refused) {
            throw new IOException("socket refused: " + refused.getCause(), refused);
        } catch (TimeoutException slow) {
            throw new IOException("socket not open after " + within, slow);
        }
    }

    /** The next event; empty when there is none within that time. */
    Optional<ComfyEvent> next(Duration within) throws InterruptedException {
        ComfyEvent next = events.poll(within.toMillis(), TimeUnit.MILLISECONDS);
        goOn();
        return Optional.ofNullable(next);
    }

    /**
     * Asks the server for a sign of life, and says whether it gave one since it was asked before. A connection can be gone without a word, and
     * Java's client keeps the end of one to itself when it comes between two messages.
     */
    boolean isAlive() {
        boolean silent = asked;
        asked = true;
        WebSocket open = socket;
        return open != null && !open.sendPing(ByteBuffer.allocate(0)).isCompletedExceptionally() && !silent;
    }

    private synchronized void goOn() {
        WebSocket open = socket;
        if (held && open != null && events.size() < MOST_WAITING) {
            held = false;
            open.request(1);
        }
    }

    private synchronized void heard(WebSocket from) {
        asked = false;
        if (events.size() < MOST_WAITING) {
            from.request(1);
        } else {
            held = true;
        }
    }

    @Override
    public void close() {
        WebSocket open = socket;
        if (open != null) {
            open.abort();
        }
    }

    private final class Listener implements WebSocket.Listener {

        private final StringBuilder text = new StringBuilder();
        private final ByteArrayOutputStream binary = new ByteArrayOutputStream();

        /** What is too long is thrown away and said nothing of: no event of ours is. */
        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            if (text.length() <= MAX_TEXT) {
                text.append(part);
            }
            if (last) {
                if (text.length() <= MAX_TEXT) {
                    events.addAll(Frames.text(text.toString()));
                }
                text.setLength(0);
                text.trimToSize();
            }
            heard(from);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer part, boolean last) {
            if (binary.size() <= MAX_BINARY) {
                byte[] bytes = new byte[part.remaining()];
                part.get(bytes);
                binary.writeBytes(bytes);
            }
            if (last) {
                ComfyEvent event = binary.size() <= MAX_BINARY ? Frames.binary(binary.toByteArray()) : null;
                if (event != null) {
                    events.add(event);
                }
                binary.reset();
            }
            heard(from);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onPong(WebSocket from, ByteBuffer nothing) {
            heard(from);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            events.add(new ComfyEvent.Lost("closed with " + code));
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            events.add(new ComfyEvent.Lost(error.toString()));
        }
    }
}
