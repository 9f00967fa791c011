package dev.darkroom.realtime.inmemory;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.darkroom.contract.Json;
import dev.darkroom.realtime.Capabilities;
import dev.darkroom.realtime.ConnectionId;
import dev.darkroom.realtime.Connections;
import dev.darkroom.realtime.EventLog;
import dev.darkroom.realtime.FanOut;
import dev.darkroom.realtime.LoggedEvent;
import dev.darkroom.realtime.Poster;
import dev.darkroom.realtime.Subscription;
import dev.darkroom.realtime.Subscriptions;
import dev.darkroom.realtime.Topic;
import dev.darkroom.realtime.Topics;
import dev.darkroom.testing.crash.CrashingPorts;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Topics for the tests of who publishes: {@code topics()} is the real thing over fakes, {@code events} and
 * {@code sentTo} say what became of it.
 */
public final class InMemoryTopics {
    /** Signs the capabilities of every test. */
    public static final String SECRET = "a secret that signs capabilities in tests";

    private final AtomicInteger connections = new AtomicInteger();
    private final InstantSource clock;
    private final InMemoryEventLog log = new InMemoryEventLog();
    private final InMemorySubscriptions subscriptions = new InMemorySubscriptions(log);
    private final RecordingPoster poster = new RecordingPoster();

    public InMemoryTopics(InstantSource clock) {
        this.clock = clock;
    }

    /** A fresh environment over the shared state: call it twice for two publishers that do not know of each other. */
    public Topics topics() {
        return topics(log, new FanOut(subscriptions, subscriptions, poster));
    }

    /** As {@link #topics()}, behind ports each of which may be the death of it. */
    public Topics topics(CrashingPorts ports) {
        var fanOut = new FanOut(
                ports.around(Subscriptions.class, subscriptions),
                ports.around(Connections.class, subscriptions),
                ports.around(Poster.class, poster));
        return topics(ports.around(EventLog.class, log), fanOut);
    }

    private Topics topics(EventLog events, FanOut fanOut) {
        return new Topics(events, fanOut, clock, new Random(1), length -> {});
    }

    public Capabilities capabilities() {
        return new Capabilities(URI.create("wss://realtime.example.com"), () -> SECRET);
    }

    /** Opens a socket that watches the topic from its present end on. */
    public ConnectionId watch(Topic topic) {
        var connection = new ConnectionId("viewer-" + connections.incrementAndGet());
        long end = log.all(topic).size();
        poster.open(connection);
        subscriptions.begin(
                new Subscription(topic, connection, true, end, "test", clock.instant(), clock.instant(), false));
        return connection;
    }

    /** All events of the topic, as viewers get them. */
    public List<JsonNode> events(Topic topic) {
        return log.all(topic).stream()
                .map(LoggedEvent::message)
                .map(InMemoryTopics::json)
                .toList();
    }

    /** What the socket was sent, in order. */
    public List<JsonNode> sentTo(ConnectionId connection) {
        return poster.sentTo(connection).stream().map(InMemoryTopics::json).toList();
    }

    public InMemoryEventLog log() {
        return log;
    }

    public InMemorySubscriptions subscriptions() {
        return subscriptions;
    }

    public RecordingPoster poster() {
        return poster;
    }

    private static JsonNode json(String message) {
        try {
            return Json.mapper().readTree(message);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not JSON: " + message, e);
        }
    }
}
