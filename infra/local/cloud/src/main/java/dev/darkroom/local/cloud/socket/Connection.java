package dev.darkroom.local.cloud.socket;

import io.undertow.websockets.core.CloseMessage;
import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.core.WebSockets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * One client. What is posted to it waits in a queue of its own, which one thread writes out: a reader that does not read delays
 * nobody else, and is cut off when too much waits.
 */
final class Connection {
    /** RFC 6455: what the close codes that this gateway uses stand for. */
    static final int GOING_AWAY = 1001;

    static final int UNSUPPORTED = 1003;
    static final int TOO_BIG = 1009;
    static final int TRY_AGAIN_LATER = 1013;

    private final String id;
    private final String sourceIp;
    private final String userAgent;
    private final Instant connectedAt;
    private final SocketLimits limits;
    private final InstantSource clock;
    private final BlockingQueue<String> outgoing = new LinkedBlockingQueue<>();
    private final AtomicInteger queuedBytes = new AtomicInteger();
    private volatile Instant lastActive;
    private volatile boolean gone;
    private volatile @Nullable WebSocketChannel channel;
    private volatile @Nullable Thread writer;

    Connection(String id, String sourceIp, String userAgent, SocketLimits limits, InstantSource clock) {
        this.id = id;
        this.sourceIp = sourceIp;
        this.userAgent = userAgent;
        this.limits = limits;
        this.clock = clock;
        this.connectedAt = clock.instant();
        this.lastActive = connectedAt;
    }

    String id() {
        return id;
    }

    String sourceIp() {
        return sourceIp;
    }

    String userAgent() {
        return userAgent;
    }

    Instant connectedAt() {
        return connectedAt;
    }

    Instant lastActive() {
        return lastActive;
    }

    void touch() {
        lastActive = clock.instant();
    }

    /** From now on what waits is written; until the handshake is through it only waits. */
    void open(WebSocketChannel opened) {
        channel = opened;
        writer = Thread.ofVirtual().name("socket-" + id).start(() -> write(opened));
        if (gone) {
            close(GOING_AWAY, "Going away");
        }
    }

    /** Queues a message; false when the connection is gone, or is cut off because its reader is too slow. */
    boolean post(String text) {
        if (gone) {
            return false;
        }
        int size = text.getBytes(StandardCharsets.UTF_8).length;
        if (queuedBytes.addAndGet(size) > limits.queuedBytes()) {
            close(TRY_AGAIN_LATER, "The reader is too slow");
            return false;
        }
        touch();
        outgoing.add(text);
        return true;
    }

    private void write(WebSocketChannel to) {
        try {
            while (!gone) {
                String text = outgoing.take();
                WebSockets.sendTextBlocking(text, to);
                queuedBytes.addAndGet(-text.getBytes(StandardCharsets.UTF_8).length);
            }
        } catch (IOException broken) {
            markGone(); // the channel's own close event tells the function
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    /** Sends a close frame without waiting for a reader that may never read it. */
    void close(int code, String reason) {
        markGone();
        WebSocketChannel open = channel;
        if (open != null) {
            WebSockets.sendClose(new CloseMessage(code, reason), open, new CutOff(open).afterClose());
        }
    }

    void markGone() {
        gone = true;
        Thread writing = writer;
        if (writing != null) {
            writing.interrupt();
        }
    }
}
