package dev.darkroom.local.cloud;

import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpHandler;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ExecutorService;

/** Web servers whose handlers run on virtual threads and may block. */
final class WebPorts {
    static final String LOOPBACK = "127.0.0.1";
    /** Above API Gateway's 10 KB, so that the gateway gets to say 431 itself. */
    private static final int HEADER_BYTES = 64 * 1024;
    /** Undertow would drop a connection at 2 MiB, without an answer; whoever reads here has the bound of what it emulates. */
    private static final long UNLIMITED = -1;
    /** A body that trickles ends after so long without a byte. */
    private static final int READ_TIMEOUT_MS = 60_000;

    private WebPorts() {}

    /** The port to use: the wanted one if nobody has it, or a free one for 0. */
    static int choose(int wanted) throws StartException {
        for (String host : new String[] {LOOPBACK, "0.0.0.0"}) {
            try (var probe = new ServerSocket()) {
                probe.setReuseAddress(true);
                probe.bind(new InetSocketAddress(InetAddress.getByName(host), wanted));
                if (wanted == 0) {
                    return probe.getLocalPort();
                }
            } catch (BindException inUse) {
                throw new StartException(
                        "Port " + wanted + " is in use: stop what listens there or give another with --port.", inUse);
            } catch (IOException e) {
                throw new StartException("Port " + wanted + " cannot be opened: " + e.getMessage(), e);
            }
        }
        return wanted;
    }

    static Undertow start(int port, HttpHandler handler, ExecutorService threads) {
        Undertow server = Undertow.builder()
                .addHttpListener(port, LOOPBACK)
                .setIoThreads(2)
                .setWorkerThreads(4)
                .setServerOption(UndertowOptions.MAX_HEADER_SIZE, HEADER_BYTES)
                .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, UNLIMITED)
                .setServerOption(UndertowOptions.DECODE_URL, false)
                .setServerOption(UndertowOptions.ALLOW_UNESCAPED_CHARACTERS_IN_URL, true)
                .setServerOption(UndertowOptions.ALWAYS_SET_KEEP_ALIVE, false)
                .setServerOption(UndertowOptions.REQUEST_PARSE_TIMEOUT, READ_TIMEOUT_MS)
                .setHandler(exchange -> exchange.dispatch(threads, inner -> {
                    inner.startBlocking();
                    handler.handleRequest(inner);
                }))
                .build();
        server.start();
        return server;
    }
}
