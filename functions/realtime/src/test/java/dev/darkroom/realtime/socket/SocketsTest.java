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
import dev.darkroom.realtime.Limits;
import dev.darkroom.realtime.ReplayRequest;
import dev.darkroom.realtime.Replays;
import dev.darkroom.realtime.TicketStore;
import dev.darkroom.realtime.Tickets;
import dev.darkroom.realtime.Topic;
import dev.darkroom.realtime.Topics;
import dev.darkroom.realtime.Viewer;
import dev.darkroom.realtime.inmemory.InMemoryTopics;
import dev.darkroom.testing.SteppedClock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SocketsTest {
    private final SteppedClock clock = SteppedClock.at("2026-11-20T12:00:00Z");
    private final IdSource ids = new IdSource(clock, new Random(7));
    private final InMemoryTopics world = new InMemoryTopics(clock);
    private final UserId owner = UserId.next(ids);
    private final Topic topic = Topic.job(JobId.next(ids));
    private final Map<String, TicketStore.Held> held = new HashMap<>();
    private final ArrayDeque<ReplayRequest> queue = new ArrayDeque<>();
    private final Tickets tickets = new Tickets(ticketStore(), clock, new Random(11));
    private final Replays replays = new Replays(
            world.log(),
            world.subscriptions(),
            world.subscriptions(),
            world.poster(),
            queue::add,
            clock,
            length -> clock.advance(length));
    private final ReplayBatch batch = new ReplayBatch(replays);
    private final Sockets sockets = new Sockets(
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
                    (viewer, wanted) -> viewer.equals(new Viewer.User(owner))
                            && (wanted.equals(topic) || wanted.name().startsWith("user:")),
                    replays,
                    world.poster(),
                    clock,
                    ids));
    private final Topics topics = world.topics();
    private int opened;

    private TicketStore ticketStore() {
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

    @Test
    void aViewerThatOnlyOpensTheSocketSeesTheWholeStream() {
        publish(3);
        var viewer = connectByUrl("");
        publish(2);
        assertThat(seqs(viewer)).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(world.sentTo(viewer))
                .allSatisfy(message -> assertThat(message.path("type").asText()).isEqualTo("job_progress"));
    }

    @Test
    void aViewerThatDisconnectsTenTimesSeesEachEventExactlyOnce() {
        var seen = new ArrayList<Long>();
        for (int cut = 0; cut < 10; cut++) {
            publish(2);
            var viewer = connectByUrl("&after=" + (seen.isEmpty() ? 0 : seen.getLast()));
            publish(1);
            seqs(viewer).stream()
                    .filter(seq -> seen.isEmpty() || seq > seen.getLast())
                    .forEach(seen::add);
            disconnect(viewer);
        }
        assertThat(seen)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 30).boxed().toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "capability=", "capability=x.y.z", "ticket=", "ticket=short", "after=0", "session=s"})
    void aHandshakeWithoutAGoodWayInIsRefused(String query) {
        assertThat(shake(new ConnectionId("c"), query)).isEqualTo(SocketAnswer.REFUSED);
        assertThat(queue).isEmpty();
    }

    @Test
    void anExpiredOrTamperedCapabilityIsRefused() {
        var good = capability();
        assertThat(shake(new ConnectionId("a"), good + "x")).isEqualTo(SocketAnswer.REFUSED);
        clock.advance(Duration.ofHours(1));
        assertThat(shake(new ConnectionId("b"), good)).isEqualTo(SocketAnswer.REFUSED);
    }

    @Test
    void twoWaysInAtOnceAreRefusedAndABadPositionIsABadRequest() {
        var ticket = "ticket=" + tickets.issue(new Viewer.User(owner)).value();
        assertThat(shake(new ConnectionId("a"), capability() + "&" + ticket)).isEqualTo(SocketAnswer.REFUSED);
        assertThat(shake(new ConnectionId("b"), capability() + "&after=1e3")).isEqualTo(SocketAnswer.BAD_REQUEST);
    }

    @Test
    void aTicketOpensOneSocketWithinAMinute() {
        var ticket = "ticket=" + tickets.issue(new Viewer.User(owner)).value();
        assertThat(shake(new ConnectionId("a"), ticket)).isEqualTo(SocketAnswer.TAKEN);
        assertThat(shake(new ConnectionId("b"), ticket)).isEqualTo(SocketAnswer.REFUSED);
        var late = "ticket=" + tickets.issue(new Viewer.User(owner)).value();
        clock.advance(Limits.TICKET_LIFE);
        assertThat(shake(new ConnectionId("c"), late)).isEqualTo(SocketAnswer.REFUSED);
    }

    @Test
    void subscribingIsAnsweredAndThenTheMissedEventsFollow() {
        publish(3);
        var viewer = connectByTicket();
        say(viewer, "{\"action\":\"subscribe\",\"topic\":\"" + topic + "\",\"after\":1}");
        assertThat(world.poster().sentTo(viewer).getFirst())
                .isEqualTo("{\"type\":\"subscribed\",\"topic\":\"" + topic + "\",\"seq\":1}");
        publish(1);
        assertThat(seqs(viewer)).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void syncSendsEveryEventAfterTheGivenOneAndThenSaysSo() {
        publish(3);
        var viewer = connectByTicket();
        say(viewer, "{\"action\":\"sync\",\"topic\":\"" + topic + "\",\"after\":1}");
        assertThat(seqs(viewer)).containsExactly(2L, 3L, 3L);
        assertThat(last(viewer)).isEqualTo("{\"type\":\"synced\",\"topic\":\"" + topic + "\",\"seq\":3}");
    }

    @Test
    void aClientThatClaimsMoreThanThereIsLearnsTheEndAndMissesNothing() {
        publish(2);
        var viewer = connectByTicket();
        say(viewer, "{\"action\":\"sync\",\"topic\":\"" + topic + "\",\"after\":40}");
        assertThat(last(viewer)).endsWith("\"seq\":2}");
        publish(1);
        assertThat(seqs(viewer)).endsWith(3L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "job:job_01J00000000000000000000000",
                "job:nothing",
                "session:session_1",
                "connection:viewer",
                "nonsense",
                "job:../x",
                "😀"
            })
    void foreignAndUnknownTopicsAreForbiddenAlike(String wanted) {
        var viewer = connectByTicket();
        say(viewer, "{\"action\":\"subscribe\",\"topic\":\"" + wanted + "\"}");
        assertThat(last(viewer)).isEqualTo("{\"type\":\"error\",\"code\":\"FORBIDDEN\",\"topic\":\"" + wanted + "\"}");
    }

    @Test
    void aSignedUrlOpensItsOwnTopicOnly() {
        var viewer = connectByUrl("");
        say(viewer, "{\"action\":\"subscribe\",\"topic\":\"user:" + owner + "\"}");
        assertThat(last(viewer)).contains("FORBIDDEN");
        say(viewer, "{\"action\":\"sync\",\"topic\":\"" + topic + "\",\"after\":0}");
        assertThat(last(viewer)).contains("synced");
    }

    @Test
    void whoUnsubscribesGetsNoMoreEvents() {
        var viewer = connectByUrl("");
        say(viewer, "{\"action\":\"unsubscribe\",\"topic\":\"" + topic + "\"}");
        assertThat(last(viewer)).isEqualTo("{\"type\":\"unsubscribed\",\"topic\":\"" + topic + "\"}");
        publish(1);
        assertThat(last(viewer)).contains("unsubscribed");
    }

    @Test
    void aPingIsAnsweredWithTheTime() {
        var viewer = connectByTicket();
        say(viewer, "{\"action\":\"ping\"}");
        assertThat(last(viewer)).isEqualTo("{\"type\":\"pong\",\"at\":\"" + Json.instant(clock.instant()) + "\"}");
    }

    @Test
    void aMessageThatIsNoneIsAnsweredAndTheSocketStaysOpen() {
        var viewer = connectByTicket();
        say(viewer, "what?");
        assertThat(last(viewer)).startsWith("{\"type\":\"error\",\"code\":\"BAD_MESSAGE\",\"message\":");
        assertThat(world.poster().isOpen(viewer)).isTrue();
    }

    @Test
    void aConnectionWatchesFiftyTopicsAndNoMore() {
        var viewer = connectByTicket();
        for (int i = 0; i < Limits.TOPICS_PER_CONNECTION; i++) {
            say(viewer, "{\"action\":\"subscribe\",\"topic\":\"user:u" + i + "\"}");
            assertThat(last(viewer)).contains("subscribed");
        }
        say(viewer, "{\"action\":\"subscribe\",\"topic\":\"" + topic + "\"}");
        assertThat(last(viewer)).contains("BAD_MESSAGE").contains("50");
    }

    @Test
    void aSocketThatNobodyKnowsIsClosedWhenItSpeaks() {
        var viewer = connectByTicket();
        world.subscriptions().forget(viewer);
        say(viewer, "{\"action\":\"ping\"}");
        assertThat(world.poster().isOpen(viewer)).isFalse();
    }

    @Test
    void aReplayThatDiedIsResumedByThePing() {
        publish(2);
        var viewer = open();
        assertThat(shake(viewer, capability())).isEqualTo(SocketAnswer.TAKEN);
        queue.clear();
        say(viewer, "{\"action\":\"ping\"}");
        assertThat(seqs(viewer)).isEmpty();
        clock.advance(Limits.REPLAY_LEASE.plusSeconds(1));
        say(viewer, "{\"action\":\"ping\"}");
        assertThat(seqs(viewer)).containsExactly(1L, 2L);
        publish(1);
        assertThat(seqs(viewer)).containsExactly(1L, 2L, 3L);
    }

    @Test
    void aReplayThatRunsOutOfTimeIsHandedOnAndMissesNothing() {
        publish(120);
        var viewer = connectByTicket();
        var event = event(viewer, "MESSAGE", Map.of())
                .put("body", "{\"action\":\"sync\",\"topic\":\"" + topic + "\",\"after\":0}");
        sockets.answer(event, clock.instant());
        assertThat(queue).hasSize(1);
        runQueue();
        assertThat(seqs(viewer).stream().distinct().toList())
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 120).boxed().toList());
        assertThat(last(viewer)).contains("synced");
    }

    @Test
    void aReplayToAConnectionThatNeverCameUpIsGivenUp() {
        publish(1);
        var viewer = new ConnectionId("never");
        shake(viewer, capability());
        runQueue();
        assertThat(world.subscriptions().find(topic, viewer)).isEmpty();
    }

    @Test
    void aRepeatedReplayMessageDoesNothingAndAForeignOneComesBack() {
        publish(1);
        var viewer = open();
        shake(viewer, capability());
        var message = queue.peek().toJson();
        runQueue();
        var records = Json.mapper().createObjectNode();
        var list = records.putArray("Records");
        list.addObject().put("messageId", "m1").put("body", message);
        list.addObject().put("messageId", "m2").put("body", "{}");
        list.addObject().put("messageId", "m3").put("body", "nonsense");
        assertThat(batch.answer(records, clock.instant().plusSeconds(20)).batchItemFailures())
                .extracting(ReplayBatch.Answer.Failure::itemIdentifier)
                .containsExactly("m2", "m3");
        assertThat(seqs(viewer)).containsExactly(1L);
    }

    private void publish(int events) {
        for (int i = 0; i < events; i++) {
            int number = world.events(topic).size();
            topics.publish(
                    topic,
                    new Event(
                            "photo-" + number, Json.mapper().createObjectNode().put("type", "job_progress")));
        }
    }

    private ConnectionId open() {
        var connection = new ConnectionId("viewer-" + ++opened);
        world.poster().open(connection);
        return connection;
    }

    private ConnectionId connectByUrl(String more) {
        var connection = open();
        assertThat(shake(connection, capability() + more)).isEqualTo(SocketAnswer.TAKEN);
        runQueue();
        return connection;
    }

    private ConnectionId connectByTicket() {
        var connection = open();
        var ticket = tickets.issue(new Viewer.User(owner));
        assertThat(shake(connection, "ticket=" + ticket.value())).isEqualTo(SocketAnswer.TAKEN);
        return connection;
    }

    private void disconnect(ConnectionId connection) {
        world.poster().close(connection);
        sockets.answer(event(connection, "DISCONNECT", Map.of()), clock.instant());
    }

    private String capability() {
        return world.capabilities()
                .webSocketUrl(topic, clock.instant().plus(Duration.ofMinutes(30)))
                .getQuery();
    }

    private void runQueue() {
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

    private SocketAnswer shake(ConnectionId connection, String query) {
        var parameters = new HashMap<String, String>();
        for (var pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.put(pair.substring(0, equals), pair.substring(equals + 1));
            }
        }
        return sockets.answer(event(connection, "CONNECT", parameters), clock.instant());
    }

    private void say(ConnectionId connection, String text) {
        var event = event(connection, "MESSAGE", Map.of()).put("body", text);
        assertThat(sockets.answer(event, clock.instant().plusSeconds(20))).isEqualTo(SocketAnswer.TAKEN);
    }

    private static ObjectNode event(ConnectionId connection, String type, Map<String, String> query) {
        var event = Json.mapper().createObjectNode();
        event.putObject("requestContext")
                .put("connectionId", connection.value())
                .put("eventType", type);
        var parameters = event.putObject("queryStringParameters");
        query.forEach(parameters::put);
        return event;
    }

    private List<Long> seqs(ConnectionId connection) {
        return world.sentTo(connection).stream()
                .filter(message -> message.has("seq"))
                .map((JsonNode message) -> message.path("seq").asLong())
                .toList();
    }

    private String last(ConnectionId connection) {
        return world.poster().sentTo(connection).getLast();
    }
}
