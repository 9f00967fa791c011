package dev.darkroom.realtime;

import dev.darkroom.kernel.IdSource;
import java.time.Instant;
import java.time.InstantSource;

/** Lets sockets in and sees them out. */
public final class Handshakes {
    private final Capabilities capabilities;
    private final Tickets tickets;
    private final Connections connections;
    private final Subscriptions subscriptions;
    private final ReplayQueue queue;
    private final InstantSource clock;
    private final IdSource ids;

    public Handshakes(
            Capabilities capabilities,
            Tickets tickets,
            Connections connections,
            Subscriptions subscriptions,
            ReplayQueue queue,
            InstantSource clock,
            IdSource ids) {
        this.capabilities = capabilities;
        this.tickets = tickets;
        this.connections = connections;
        this.subscriptions = subscriptions;
        this.queue = queue;
        this.clock = clock;
        this.ids = ids;
    }

    /** Whether a socket is let in. */
    public enum Verdict {
        WELCOME,
        REFUSED
    }

    /**
     * Lets in who holds a signed URL, and subscribes the connection to its topic. Nothing can be posted to a connection
     * within its own handshake, so the replay is asked for through the queue.
     *
     * @param after the last event that the client holds, 0 for none
     */
    public Verdict byCapability(ConnectionId connection, String capability, long after) {
        var now = clock.instant();
        var topic = capabilities.verify(capability, now);
        topic.ifPresent(opened -> {
            connections.open(new Connections.Connection(connection, new Viewer.Bearer(opened), now));
            watch(connection, opened, after, now);
        });
        return topic.isPresent() ? Verdict.WELCOME : Verdict.REFUSED;
    }

    /** Lets in who holds a ticket, which is used up by this. What to watch, the client says later. */
    public Verdict byTicket(ConnectionId connection, String ticket) {
        var viewer = tickets.redeem(ticket);
        viewer.ifPresent(holder -> connections.open(new Connections.Connection(connection, holder, clock.instant())));
        return viewer.isPresent() ? Verdict.WELCOME : Verdict.REFUSED;
    }

    /** The socket was closed. */
    public void closed(ConnectionId connection) {
        connections.forget(connection);
    }

    private void watch(ConnectionId connection, Topic topic, long after, Instant now) {
        var lease = now.plus(Limits.REPLAY_LEASE);
        var subscription = new Subscription(topic, connection, false, after, ids.next(), lease, now, false);
        subscriptions.begin(subscription);
        queue.enqueue(ReplayRequest.of(subscription));
    }
}
