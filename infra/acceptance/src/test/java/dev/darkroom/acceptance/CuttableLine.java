package dev.darkroom.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A network between a browser and a server that can be cut: connections are lost and new ones fail, until it is mended. */
final class CuttableLine implements AutoCloseable {
    private final ServerSocket entrance;
    private final URI server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;

    private CuttableLine(ServerSocket entrance, URI server) {
        this.entrance = entrance;
        this.server = server;
    }

    static CuttableLine to(URI server) {
        try {
            CuttableLine line = new CuttableLine(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), server);
            Thread.startVirtualThread(line::accept);
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What makes Chromium take this line to the server. */
    String chromiumArgument() {
        return "--host-resolver-rules=MAP " + server.getAuthority() + " 127.0.0.1:" + entrance.getLocalPort();
    }

    void cut() {
        cut = true;
        open.forEach(CuttableLine::close);
    }

    void mend() {
        cut = false;
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                Socket client = entrance.accept();
                if (cut) {
                    client.close();
                } else {
                    connect(client);
                }
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void connect(Socket client) throws IOException {
        Socket there = new Socket(server.getHost(), server.getPort());
        open.add(client);
        open.add(there);
        Thread.startVirtualThread(() -> carry(client, there));
        Thread.startVirtualThread(() -> carry(there, client));
        if (cut) {
            cut();
        }
    }

    private void carry(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException lost) {
            // one end is gone, and by closing both the other end learns of it
            return;
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        open.forEach(CuttableLine::close);
    }
}
