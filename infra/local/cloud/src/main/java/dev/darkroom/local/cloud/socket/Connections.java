package dev.darkroom.local.cloud.socket;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The connections that can be posted to, and the end of those which are idle or old. */
public final class Connections implements AutoCloseable {
    private final Map<String, Connection> open = new ConcurrentHashMap<>();
    private final SocketLimits limits;
    private final InstantSource clock;
    private final Supplier<String> ids;
    private final Future<?> sweeping;
    private final ScheduledExecutorService sweeper =
            Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory());

    public Connections(SocketLimits limits, InstantSource clock, Supplier<String> ids) {
        this.limits = limits;
        this.clock = clock;
        this.ids = ids;
        long millis = Math.clamp(limits.idle().dividedBy(10).toMillis(), 50, 5_000);
        sweeping = sweeper.scheduleWithFixedDelay(this::sweep, millis, millis, TimeUnit.MILLISECONDS);
    }

    SocketLimits limits() {
        return limits;
    }

    /** A connection which nobody can post to yet: its {@code $connect} is still under way. */
    Connection create(String sourceIp, String userAgent) {
        return new Connection(ids.get().replace("-", ""), sourceIp, userAgent, limits, clock);
    }

    void add(Connection connection) {
        open.put(connection.id(), connection);
    }

    void remove(Connection connection) {
        open.remove(connection.id());
    }

    Optional<Connection> find(String id) {
        return Optional.ofNullable(open.get(id));
    }

    /** How many clients are connected. */
    public int size() {
        return open.size();
    }

    private void sweep() {
        Instant now = clock.instant();
        for (Connection connection : open.values()) {
            boolean idle = Duration.between(connection.lastActive(), now).compareTo(limits.idle()) > 0;
            boolean old = Duration.between(connection.connectedAt(), now).compareTo(limits.life()) > 0;
            if (idle || old) {
                connection.close(Connection.GOING_AWAY, idle ? "Idle for too long" : "Going away");
            }
        }
    }

    @Override
    public void close() {
        sweeping.cancel(false);
        sweeper.shutdownNow();
        open.values().forEach(connection -> connection.close(Connection.GOING_AWAY, "Going away"));
    }
}
