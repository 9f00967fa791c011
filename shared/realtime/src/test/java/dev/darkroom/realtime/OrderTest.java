package dev.darkroom.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.kernel.IdSource;
import dev.darkroom.realtime.SimulatedViewers.Client;
import dev.darkroom.realtime.inmemory.InMemoryEventLog;
import dev.darkroom.realtime.inmemory.InMemorySubscriptions;
import dev.darkroom.testing.SteppedClock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * The argument of {@link Topics}, held against thousands of schedules: publishers in several environments that do not
 * know of each other and die at any point, viewers that are cut off, ask again and are given up, replays that die and
 * are taken over. Each schedule is one seed, which a failure names.
 */
class OrderTest {
    private static final int SCHEDULES = Integer.getInteger("darkroom.schedules", 2000);
    private static final int EVENTS_EACH = 4;
    private static final Topic TOPIC = new Topic("job:job_01J00000000000000000000000");

    @Test
    void everyViewerSeesEachEventExactlyOnceWhateverInterleavesOrDies() {
        for (long seed = 1; seed <= SCHEDULES; seed++) {
            try {
                new World(seed).play();
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("schedule of seed " + seed, e);
            }
        }
    }

    private static final class World {
        private final Random random;
        private final Interleaving schedule;
        private final SimulatedViewers viewers;
        private final SteppedClock clock = SteppedClock.at("2026-11-20T12:00:00Z");
        private final InMemoryEventLog log = new InMemoryEventLog();
        private final InMemorySubscriptions rows = new InMemorySubscriptions(log);
        private final EventLog events;
        private final Subscriptions subscriptions;
        private final Connections connections;
        private final Conversation conversation;
        private final List<Client> clients = List.of(new Client("steady"), new Client("restless"), new Client("late"));
        private int published;

        World(long seed) {
            random = new Random(seed);
            // a third of the schedules each: nothing fails, some things fail, much fails
            double failures = (seed % 3) * 0.02;
            schedule = new Interleaving(random, failures);
            viewers = new SimulatedViewers(schedule, random, failures);
            events = schedule.stepping(EventLog.class, log);
            subscriptions = schedule.stepping(Subscriptions.class, rows);
            connections = schedule.stepping(Connections.class, rows);
            var replays = new Replays(
                    events, subscriptions, connections, viewers, request -> {}, clock, length -> schedule.point());
            conversation = new Conversation(
                    connections,
                    subscriptions,
                    (user, topic) -> true,
                    replays,
                    viewers,
                    clock,
                    new IdSource(clock, random));
        }

        void play() {
            for (int i = 0; i < 3; i++) {
                schedule.start(this::publishAll);
            }
            schedule.start(() -> connect(clients.get(0)));
            schedule.start(() -> comeAndGo(clients.get(1)));
            schedule.start(() -> {
                idle(20);
                connect(clients.get(2));
                askAgain(clients.get(2));
            });
            schedule.run();
            clients.forEach(this::assertSawAllIfLive);
            clients.forEach(this::recover);
            clients.forEach(this::assertSawAll);
            assertThat(log.all(TOPIC).stream().map(LoggedEvent::key).distinct())
                    .hasSize(3 * EVENTS_EACH)
                    .hasSameSizeAs(log.all(TOPIC));
        }

        private Topics environment() {
            var fanOut = new FanOut(subscriptions, connections, viewers, new DirectExecutor(), Duration.ofMinutes(1));
            return new Topics(events, fanOut, clock, random, length -> schedule.point());
        }

        /** A publisher whose environment dies is tried again in another, as a worker's report is. */
        private void publishAll() {
            var topics = environment();
            for (int i = 0; i < EVENTS_EACH; i++) {
                var event = TopicsTest.photo(published++);
                var first = topics;
                boolean came = schedule.survives(() -> first.publish(TOPIC, event));
                while (!came) {
                    var next = environment();
                    topics = next;
                    came = schedule.survives(() -> next.republish(TOPIC, event));
                }
            }
        }

        private void comeAndGo(Client client) {
            for (int cut = 0; cut < 4; cut++) {
                connect(client);
                idle(random.nextInt(12));
                if (random.nextBoolean()) {
                    askAgain(client);
                }
                var old = client.connection;
                viewers.cut(client);
                if (old != null && random.nextBoolean()) {
                    connections.forget(old);
                }
            }
            connect(client);
        }

        private void connect(Client client) {
            var connection = viewers.connect(client);
            connections.open(new Connections.Connection(connection, new Viewer.Bearer(TOPIC), clock.instant()));
            say(client, new Frame.Subscribe(TOPIC.name(), client.highest()));
        }

        private void askAgain(Client client) {
            if (random.nextBoolean()) {
                clock.advance(Limits.REPLAY_LEASE.plusSeconds(1));
                say(client, new Frame.Ping());
            } else {
                say(client, new Frame.Sync(TOPIC.name(), client.highest()));
            }
        }

        private void say(Client client, Frame frame) {
            var connection = client.connection;
            if (connection != null && viewers.isConnected(client)) {
                schedule.survives(() ->
                        conversation.answer(connection, frame, clock.instant().plusSeconds(600)));
            }
        }

        private void idle(int points) {
            for (int i = 0; i < points; i++) {
                schedule.point();
            }
        }

        private boolean isLive(Client client) {
            var connection = client.connection;
            return connection != null
                    && viewers.isConnected(client)
                    && rows.live(TOPIC).contains(connection);
        }

        /** Without any more help: what was pushed must have been enough. */
        private void assertSawAllIfLive(Client client) {
            viewers.check();
            if (isLive(client)) {
                assertSawAll(client);
            }
        }

        /** What a client does that waits in vain: it connects again when it was cut, else its ping resumes the replay. */
        private void recover(Client client) {
            schedule.start(() -> {
                while (!isLive(client)) {
                    clock.advance(Limits.REPLAY_LEASE.plusSeconds(1));
                    if (viewers.isConnected(client)) {
                        say(client, new Frame.Ping());
                    }
                    if (!isLive(client)) {
                        viewers.cut(client);
                        connect(client);
                    }
                }
            });
            schedule.run();
        }

        private void assertSawAll(Client client) {
            viewers.check();
            assertThat(client.seen)
                    .as(client.name)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, log.all(TOPIC).size())
                                    .boxed()
                                    .toList());
        }
    }
}
