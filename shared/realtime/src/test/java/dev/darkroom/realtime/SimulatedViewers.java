package dev.darkroom.realtime;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.darkroom.contract.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A gateway and the clients behind it, who keep the highest number and drop lower ones. */
final class SimulatedViewers implements Poster {
    /** One client, across all its connections. */
    static final class Client {
        final String name;
        final List<Long> seen = new ArrayList<>();

        @Nullable ConnectionId connection;

        int connections;

        Client(String name) {
            this.name = name;
        }

        long highest() {
            return seen.isEmpty() ? 0 : seen.getLast();
        }

        /** Fails at the very message that makes the client lose one. */
        private void receive(long seq) {
            if (seq > highest()) {
                if (seq != highest() + 1) {
                    throw new AssertionError(name + " was sent " + seq + " while it had seen " + seen);
                }
                seen.add(seq);
            }
        }
    }

    private final Interleaving schedule;
    private final Random random;
    private final double troubles;
    private final Map<ConnectionId, Client> open = new HashMap<>();
    private @Nullable AssertionError lost;

    SimulatedViewers(Interleaving schedule, Random random, double troubles) {
        this.schedule = schedule;
        this.random = random;
        this.troubles = troubles;
    }

    ConnectionId connect(Client client) {
        var connection = new ConnectionId(client.name + "-" + ++client.connections);
        open.put(connection, client);
        client.connection = connection;
        return connection;
    }

    void cut(Client client) {
        open.values().remove(client);
        client.connection = null;
    }

    boolean isConnected(Client client) {
        return client.connection != null && open.containsKey(client.connection);
    }

    /** Throws what a client lost, if one did: threads in between may have swallowed it. */
    void check() {
        if (lost != null) {
            throw lost;
        }
    }

    @Override
    public Outcome post(ConnectionId connection, String message) {
        schedule.point();
        var client = open.get(connection);
        if (schedule.isDead()) {
            return Outcome.FAILED;
        }
        if (client == null) {
            return Outcome.GONE;
        }
        boolean trouble = random.nextDouble() < troubles;
        if (!trouble || random.nextBoolean()) {
            deliver(client, message);
        }
        return trouble ? Outcome.FAILED : Outcome.DELIVERED;
    }

    private void deliver(Client client, String message) {
        try {
            var json = Json.mapper().readTree(message);
            if (json.path("type").asText().equals("job_progress")) {
                client.receive(json.path("seq").asLong());
            }
        } catch (AssertionError e) {
            lost = e;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public boolean isOpen(ConnectionId connection) {
        schedule.point();
        return open.containsKey(connection);
    }

    @Override
    public void disconnect(ConnectionId connection) {
        schedule.point();
        if (!schedule.isDead()) {
            open.remove(connection);
        }
    }
}
