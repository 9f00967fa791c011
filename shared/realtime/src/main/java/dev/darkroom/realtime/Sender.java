package dev.darkroom.realtime;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Speaks to single connections, and gives up on those that do not take what they are sent. */
final class Sender {
    private static final Logger LOG = LoggerFactory.getLogger(Sender.class);

    private final Connections connections;
    private final Poster poster;

    Sender(Connections connections, Poster poster) {
        this.connections = connections;
        this.poster = poster;
    }

    Poster.Outcome post(ConnectionId connection, String message) {
        return poster.post(connection, message);
    }

    boolean isOpen(ConnectionId connection) {
        return poster.isOpen(connection);
    }

    /**
     * Closes a socket that cannot be served, so that its client connects again and asks for what it missed, and forgets
     * it, also when closing fails: it gets nothing from now on, and is closed when it next speaks.
     */
    void expel(ConnectionId connection) {
        LOG.info("connection {} is not served any more; disconnecting it so that its client comes back", connection);
        try {
            poster.disconnect(connection);
        } catch (RuntimeException e) {
            LOG.warn("could not disconnect {}; it is tried again when the client next speaks", connection, e);
        }
        connections.forget(connection);
    }
}
