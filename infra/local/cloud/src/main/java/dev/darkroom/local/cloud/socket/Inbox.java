package dev.darkroom.local.cloud.socket;

import io.undertow.websockets.core.AbstractReceiveListener;
import io.undertow.websockets.core.BufferedTextMessage;
import io.undertow.websockets.core.StreamSourceFrameChannel;
import io.undertow.websockets.core.WebSocketChannel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** What a client sends: checked against the limits, then handed to its function one after the other. */
final class Inbox extends AbstractReceiveListener {
    /** More than this is no conversation. */
    private static final int MAX_WAITING = 500;

    private static final String END = new String("end");

    /** Takes one message; may block. */
    interface Reader {
        void read(Connection connection, String message) throws InterruptedException;
    }

    private final Connection connection;
    private final SocketLimits limits;
    private final Reader reader;
    private final BlockingQueue<String> waiting = new LinkedBlockingQueue<>(MAX_WAITING + 1);
    private boolean singleFrame;
    private volatile boolean ended;

    Inbox(Connection connection, SocketLimits limits, Reader reader) {
        this.connection = connection;
        this.limits = limits;
        this.reader = reader;
    }

    /** Hands over messages until {@link #end}; runs on a thread of the connection's own. */
    void work() {
        try {
            while (!ended) {
                String message = waiting.take();
                if (!ended) {
                    reader.read(connection, message);
                }
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    void end() {
        ended = true;
        waiting.clear();
        waiting.add(END);
    }

    @Override
    protected long getMaxTextBufferSize() {
        return limits.messageBytes();
    }

    @Override
    protected void onText(WebSocketChannel channel, StreamSourceFrameChannel frame) throws IOException {
        singleFrame = frame.isFinalFragment();
        super.onText(channel, frame);
    }

    @Override
    protected void onFullTextMessage(WebSocketChannel channel, BufferedTextMessage message) {
        String text = message.getData();
        connection.touch();
        if (singleFrame && text.getBytes(StandardCharsets.UTF_8).length > limits.frameBytes()) {
            connection.close(Connection.TOO_BIG, "Frame too big");
        } else if (waiting.size() >= MAX_WAITING || !waiting.offer(text)) {
            connection.close(Connection.TRY_AGAIN_LATER, "Too many messages");
        }
    }

    /** API Gateway takes text only. */
    @Override
    protected void onBinary(WebSocketChannel channel, StreamSourceFrameChannel frame) {
        connection.close(Connection.UNSUPPORTED, "Binary is not supported");
    }
}
