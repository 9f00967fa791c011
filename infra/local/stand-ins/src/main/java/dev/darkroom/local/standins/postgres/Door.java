package dev.darkroom.local.standins.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The port that clients know. The first who comes starts the server, and every connection is carried over to it; clients
 * notice nothing but that the first of them waits some seconds.
 */
public final class Door implements AutoCloseable {
    static final String HOST = "127.0.0.1";

    private final Plan plan;
    private final ServerSocket door;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private Server server;
    private int serverPort;
    private boolean closed;

    private Door(Plan plan, ServerSocket door) {
        this.plan = plan;
        this.door = door;
    }

    /** Listens on that port; nothing is started yet. */
    public static Door open(Plan plan, int port) throws IOException {
        var opened = new Door(plan, new ServerSocket(port, 50, InetAddress.getByName(HOST)));
        Thread.ofPlatform().daemon().name("postgres-door").start(opened::welcome);
        return opened;
    }

    /** Where clients connect. */
    public String address() {
        return HOST + ":" + door.getLocalPort();
    }

    private void welcome() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                threads.execute(() -> carry(client));
            } catch (IOException closing) {
                return;
            }
        }
    }

    private void carry(Socket client) {
        try (client;
                Socket behind = new Socket(HOST, runningServer())) {
            client.setTcpNoDelay(true);
            behind.setTcpNoDelay(true);
            var answers = threads.submit(() -> copy(behind, client));
            copy(client, behind);
            answers.get();
        } catch (Exception e) {
            System.err.println("PostgreSQL cannot be reached: " + e.getMessage());
        }
    }

    /** Whoever ends first ends both: the protocol knows no half-closed connections. */
    private static Void copy(Socket from, Socket to) {
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            in.transferTo(out);
        } catch (IOException cut) {
            // by the other direction, which has ended
        }
        return null;
    }

    private synchronized int runningServer() throws IOException, InterruptedException {
        if (closed) {
            throw new IOException("it is stopping");
        }
        if (server == null) {
            try (var free = new ServerSocket(0, 1, InetAddress.getByName(HOST))) {
                serverPort = free.getLocalPort();
            }
            server = Server.start(plan, serverPort);
        }
        return serverPort;
    }

    /** Ends the server, if it was ever started, and removes a cluster that is not kept. */
    @Override
    public void close() throws IOException, InterruptedException {
        door.close();
        synchronized (this) {
            closed = true;
            if (server != null) {
                server.close();
            }
        }
        threads.shutdownNow();
        if (!plan.kept()) {
            Folders.delete(plan.home());
        }
    }
}
