package dev.darkroom.local.cloud.socket;

import io.undertow.util.WorkerUtils;
import io.undertow.websockets.core.WebSocketCallback;
import io.undertow.websockets.core.WebSocketChannel;
import java.util.concurrent.TimeUnit;
import org.xnio.IoUtils;

/** Ends the transport of a closing connection: soon after the close frame went out, or at once when it could not. */
record CutOff(WebSocketChannel channel) {
    private static final long GRACE_SECONDS = 2;

    WebSocketCallback<Void> afterClose() {
        WorkerUtils.executeAfter(
                channel.getIoThread(), () -> IoUtils.safeClose(channel), GRACE_SECONDS, TimeUnit.SECONDS);
        return new WebSocketCallback<>() {
            @Override
            public void complete(WebSocketChannel closed, Void context) {
                // the client answers with its own close frame; else the grace ends it
            }

            @Override
            public void onError(WebSocketChannel broken, Void context, Throwable error) {
                IoUtils.safeClose(broken);
            }
        };
    }
}
