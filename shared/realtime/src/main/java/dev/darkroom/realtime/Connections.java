package dev.darkroom.realtime;

import java.time.Instant;
import java.util.Optional;

/** Keeps who stands behind each open socket. Reads see every write that was answered. */
public interface Connections {
    void open(Connection connection);

    Optional<Connection> find(ConnectionId id);

    /** Counts a topic in; true too when it was counted before, false when the connection is unknown or watches so many. */
    boolean admit(ConnectionId id, Topic topic, int most);

    /** Counts a topic out. */
    void leave(ConnectionId id, Topic topic);

    /** Removes the connection and all its subscriptions. */
    void forget(ConnectionId id);

    /** An open socket. */
    record Connection(ConnectionId id, Viewer viewer, Instant connectedAt) {}
}
