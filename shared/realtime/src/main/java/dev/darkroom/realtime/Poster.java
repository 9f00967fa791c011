package dev.darkroom.realtime;

/** Sends to open sockets. Every call returns within {@link Limits#POST_TIMEOUT}, whatever the reader does. */
public interface Poster {
    /**
     * Sends one message, at most {@link LoggedEvent#MAX_MESSAGE_BYTES}; tries again by itself while the gateway refuses
     * and there is time. After {@code DELIVERED} it stands before every message sent later.
     */
    Outcome post(ConnectionId connection, String message);

    /** Whether the gateway knows the connection; false too for the first moments after its handshake. */
    boolean isOpen(ConnectionId connection);

    /** Closes the socket, so that its client connects again; nothing happens when it is closed already. */
    void disconnect(ConnectionId connection);

    /** What became of a message. */
    enum Outcome {
        DELIVERED,
        /** There is no such connection any more. */
        GONE,
        /** The reader or the gateway did not take it in time. It may still arrive. */
        FAILED
    }
}
