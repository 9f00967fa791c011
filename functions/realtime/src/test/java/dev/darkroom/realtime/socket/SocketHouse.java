package dev.darkroom.realtime.socket;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.contract.Json;
import dev.darkroom.kernel.IdSource;
import dev.darkroom.kernel.JobId;
import dev.darkroom.kernel.UserId;
import dev.darkroom.realtime.ConnectionId;
import dev.darkroom.realtime.Conversation;
import dev.darkroom.realtime.Event;
import dev.darkroom.realtime.Handshakes;
import dev.darkroom.realtime.ReplayRequest;
import dev.darkroom.realtime.Replays;
import dev.darkroom.realtime.TicketStore;
import dev.darkroom.realtime.Tickets;
import dev.darkroom.realtime.Topic;
import dev.darkroom.realtime.Topics;
import dev.darkroom.realtime.inmemory.InMemoryTopics;
import dev.darkroom.testing.SteppedClock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** The socket function over stores in memory, with one owner and one topic, and the words to speak to it. */
abstract class SocketHouse {
    final SteppedClock clock = SteppedClock.at("2026-11-20T12:00:00Z");
    final IdSource ids = new IdSource(clock, new Random(7));
    final InMemoryTopics world = new InMemoryTopics(clock);
    final UserId owner = UserId.next(ids);
    final Topic topic = Topic.job(JobId.next(ids));
    final Map<String, TicketStore.Held> held = new HashMap<>();
    final ArrayDeque<ReplayRequest> queue = new ArrayDeque<>();
    final Tickets tickets = new Tickets(ticketStore(), clock, new Random(11));
    final Replays replays = new Replays(
            world.log(),
            world.subscriptions(),
            world.subscriptions(),
            world.poster(),
            queue::add,
            clock,
            length -> clock.advance(length));
    final ReplayBatch batch = new ReplayBatch(replays);
    final Sockets sockets = new Sockets(
            new Handshakes(
                    world.capabilities(),
                    tickets,
                    world.subscriptions(),
                    world.subscriptions(),
                    queue::add,
                    clock,
                    ids),
            new Conversation(
                    world.subscriptions(),
                    world.subscriptions(),
                    (user, wanted) -> user.equals(owner)
                            && (wanted.equals(topic) || wanted.name().startsWith("user:")),
                    replays,
                    world.poster(),
                    clock,
                    ids));
    final Topics topics = world.topics();
    int opened;

    TicketStore ticketStore() {
        return new TicketStore() {
            @Override
            public void keep(String hash, Held ticket) {
                held.put(hash, ticket);
            }

            @Override
            public Optional<Held> take(String hash) {
                return Optional.ofNullable(held.remove(hash));
            }
        };
    }

    void publish(int events) {
        for (int i = 0; i < events; i++) {
            int number = world.events(topic).size();
            topics.publish(
                    topic,
                    new Event(
                            "photo-" + number, Json.mapper().createObjectNode().put("type", "job_progress")));
        }
    }

    ConnectionId open() {
        var connection = new ConnectionId("viewer-" + ++opened);
        world.poster().open(connection);
        return connection;
    }

    ConnectionId connectByUrl(String more) {
        var connection = open();
        assertThat(shake(connection, capability() + more)).isEqualTo(SocketAnswer.TAKEN);
        runQueue();
        return connection;
    }

    ConnectionId connectByTicket() {
        var connection = open();
        var ticket = tickets.issue(owner);
        assertThat(shake(connection, "ticket=" + ticket.value())).isEqualTo(SocketAnswer.TAKEN);
        return connection;
    }

    void disconnect(ConnectionId connection) {
        world.poster().close(connection);
        sockets.answer(event(connection, "DISCONNECT", Map.of()), clock.instant());
    }

    String capability() {
        return world.capabilities()
                .webSocketUrl(topic, clock.instant().plus(Duration.ofMinutes(30)))
                .getQuery();
    }

    void runQueue() {
        while (!queue.isEmpty()) {
            var records = Json.mapper().createObjectNode();
            records.putArray("Records")
                    .addObject()
                    .put("messageId", "m")
                    .put("body", queue.remove().toJson());
            var answer = batch.answer(records, clock.instant().plusSeconds(20));
            assertThat(answer.batchItemFailures()).isEmpty();
        }
    }

    SocketAnswer shake(ConnectionId connection, String query) {
        var parameters = new HashMap<String, String>();
        for (var pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.put(pair.substring(0, equals), pair.substring(equals + 1));
            }
        }
        return sockets.answer(event(connection, "CONNECT", parameters), clock.instant());
    }

    void say(ConnectionId connection, String text) {
        var event = event(connection, "MESSAGE", Map.of()).put("body", text);
        assertThat(sockets.answer(event, clock.instant().plusSeconds(20))).isEqualTo(SocketAnswer.TAKEN);
    }

    static ObjectNode event(ConnectionId connection, String type, Map<String, String> query) {
        var event = Json.mapper().createObjectNode();
        event.putObject("requestContext")
                .put("connectionId", connection.value())
                .put("eventType", type);
        var parameters = event.putObject("queryStringParameters");
        query.forEach(parameters::put);
        return event;
    }

    List<Long> seqs(ConnectionId connection) {
        return world.sentTo(connection).stream()
                .filter(message -> message.has("seq"))
                .map((JsonNode message) -> message.path("seq").asLong())
                .toList();
    }

    String last(ConnectionId connection) {
        return world.poster().sentTo(connection).getLast();
    }
}
