package dev.darkroom.realtime;

/** Sends to open sockets. Every call returns within {@link Limits#POST_TIMEOUT}, whatever the reader does. */
public interface Poster {
    /** Sends one message; when this returns {@code DELIVERED}, it stands before any message sent later. */
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
        /** The gateway did not take it just now: another try may do. */
        REFUSED,
        /** The reader did not take it in time: waiting again would only delay. */
        TIMED_OUT
    }
}
