package dev.darkroom.realtime.inmemory;

import dev.darkroom.realtime.ConnectionId;
import dev.darkroom.realtime.Connections;
import dev.darkroom.realtime.Subscription;
import dev.darkroom.realtime.Subscriptions;
import dev.darkroom.realtime.Topic;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Connections and what they watch in maps; going live takes the log's lock, as the transaction does in the store. */
public final class InMemorySubscriptions implements Subscriptions, Connections {
    private record Key(Topic topic, ConnectionId connection) {}

    private final InMemoryEventLog log;
    private final Map<Key, Subscription> rows = new LinkedHashMap<>();
    private final Map<ConnectionId, Connection> open = new HashMap<>();
    private final Map<ConnectionId, Set<Topic>> admitted = new HashMap<>();

    public InMemorySubscriptions(InMemoryEventLog log) {
        this.log = log;
    }

    @Override
    public synchronized List<ConnectionId> live(Topic topic) {
        return rows.values().stream()
                .filter(row -> row.live() && row.topic().equals(topic))
                .map(Subscription::connection)
                .toList();
    }

    @Override
    public synchronized void begin(Subscription subscription) {
        rows.put(key(subscription), subscription);
    }

    @Override
    public synchronized Optional<Subscription> find(Topic topic, ConnectionId connection) {
        return Optional.ofNullable(rows.get(new Key(topic, connection)));
    }

    @Override
    public synchronized boolean advance(Subscription subscription) {
        return isOwned(subscription) && rows.put(key(subscription), subscription) != null;
    }

    @Override
    public synchronized boolean takeOver(Subscription stranded, Subscription taken) {
        return isOwned(stranded) && rows.put(key(taken), taken) != null;
    }

    @Override
    public synchronized Flip goLive(Subscription subscription) {
        synchronized (log) {
            if (!isOwned(subscription)) {
                return Flip.SUPERSEDED;
            }
            if (log.follows(subscription.topic(), subscription.cursor())) {
                return Flip.NOT_YET;
            }
            rows.put(
                    key(subscription),
                    new Subscription(
                            subscription.topic(),
                            subscription.connection(),
                            true,
                            subscription.cursor(),
                            subscription.replay(),
                            subscription.leaseUntil(),
                            subscription.connectedAt(),
                            subscription.announce()));
            return Flip.LIVE;
        }
    }

    @Override
    public synchronized void forget(Topic topic, ConnectionId connection) {
        rows.remove(new Key(topic, connection));
    }

    @Override
    public synchronized List<Topic> topicsOf(ConnectionId connection) {
        return rows.keySet().stream()
                .filter(key -> key.connection.equals(connection))
                .map(Key::topic)
                .toList();
    }

    @Override
    public synchronized void open(Connection connection) {
        open.put(connection.id(), connection);
        admitted.put(connection.id(), new HashSet<>());
    }

    @Override
    public synchronized Optional<Connection> find(ConnectionId id) {
        return Optional.ofNullable(open.get(id));
    }

    @Override
    public synchronized boolean admit(ConnectionId id, Topic topic, int most) {
        @Nullable Set<Topic> topics = admitted.get(id);
        if (topics == null || (!topics.contains(topic) && topics.size() >= most)) {
            return false;
        }
        topics.add(topic);
        return true;
    }

    @Override
    public synchronized void leave(ConnectionId id, Topic topic) {
        Optional.ofNullable(admitted.get(id)).ifPresent(topics -> topics.remove(topic));
    }

    @Override
    public synchronized void forget(ConnectionId id) {
        open.remove(id);
        admitted.remove(id);
        rows.keySet().removeIf(key -> key.connection.equals(id));
    }

    private boolean isOwned(Subscription subscription) {
        var row = rows.get(key(subscription));
        return row != null && !row.live() && row.replay().equals(subscription.replay());
    }

    private static Key key(Subscription subscription) {
        return new Key(subscription.topic(), subscription.connection());
    }
}
