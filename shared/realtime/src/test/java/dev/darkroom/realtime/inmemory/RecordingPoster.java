package dev.darkroom.realtime.inmemory;

import dev.darkroom.realtime.ConnectionId;
import dev.darkroom.realtime.Poster;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Sockets that keep what they are sent; a test opens and closes them. */
public final class RecordingPoster implements Poster {
    private final Map<ConnectionId, List<String>> sent = new LinkedHashMap<>();
    private final Set<ConnectionId> open = new HashSet<>();

    public synchronized void open(ConnectionId connection) {
        open.add(connection);
    }

    public synchronized void close(ConnectionId connection) {
        open.remove(connection);
    }

    /** Everything that the connection was sent, in order. */
    public synchronized List<String> sentTo(ConnectionId connection) {
        return List.copyOf(sent.getOrDefault(connection, List.of()));
    }

    @Override
    public synchronized Outcome post(ConnectionId connection, String message) {
        if (!open.contains(connection)) {
            return Outcome.GONE;
        }
        sent.computeIfAbsent(connection, c -> new ArrayList<>()).add(message);
        return Outcome.DELIVERED;
    }

    @Override
    public synchronized boolean isOpen(ConnectionId connection) {
        return open.contains(connection);
    }

    @Override
    public synchronized void disconnect(ConnectionId connection) {
        open.remove(connection);
    }
}
