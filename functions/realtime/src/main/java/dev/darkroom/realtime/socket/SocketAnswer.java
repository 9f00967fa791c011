package dev.darkroom.realtime.socket;

/**
 * What the gateway is told. Of a handshake the client sees the status; of other events nobody does.
 *
 * @param statusCode the member's name and its values are API Gateway's
 */
record SocketAnswer(int statusCode) {
    static final SocketAnswer TAKEN = new SocketAnswer(200);

    /** The query's {@code after} is no number: a client that would otherwise silently get the wrong events. */
    static final SocketAnswer BAD_REQUEST = new SocketAnswer(400);

    /** No capability or ticket, or one that is bad, expired or used: all look the same. */
    static final SocketAnswer REFUSED = new SocketAnswer(403);
}
