package dev.darkroom.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.contract.Json;
import dev.darkroom.kernel.IdSource;
import dev.darkroom.kernel.UserId;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of events, subscriptions and connections does, in memory and in DynamoDB alike. */
public abstract class StoresContract {
    private final Instant now = InstantSource.system().instant().truncatedTo(ChronoUnit.MILLIS);
    private final IdSource ids = IdSource.secure(InstantSource.system());
    private final Topic topic = new Topic("job:job_" + ids.next());
    private final ConnectionId connection = new ConnectionId("c" + ids.next() + "=");
    private EventLog log;
    private Subscriptions subscriptions;
    private Connections connections;

    /** The stores under test; all three see each other's writes. */
    public record Stores(EventLog log, Subscriptions subscriptions, Connections connections) {}

    protected abstract Stores stores();

    @BeforeEach
    void open() {
        var stores = stores();
        log = stores.log();
        subscriptions = stores.subscriptions();
        connections = stores.connections();
    }

    @Test
    void aPlaceIsTakenOnce() {
        assertThat(log.append(event(1))).isTrue();
        assertThat(log.append(event(1))).isFalse();
        assertThat(log.newest(topic, 5)).containsExactly(event(1));
    }

    @Test
    void eventsComeInOrderAndInPages() {
        for (int seq = 1; seq <= 12; seq++) {
            log.append(event(seq));
        }
        assertThat(log.newest(topic, 3)).containsExactly(event(10), event(11), event(12));
        assertThat(log.before(topic, 10, 3)).containsExactly(event(7), event(8), event(9));
        assertThat(log.before(topic, 3, 3)).containsExactly(event(1), event(2));
        assertThat(log.before(topic, 1, 3)).isEmpty();
        assertThat(log.after(topic, 0, 5).events()).containsExactly(event(1), event(2), event(3), event(4), event(5));
        assertThat(log.after(topic, 0, 5).last()).isFalse();
        assertThat(log.after(topic, 9, 5)).isEqualTo(new EventLog.Page(List.of(event(10), event(11), event(12)), true));
        assertThat(log.after(topic, 12, 5)).isEqualTo(new EventLog.Page(List.of(), true));
        assertThat(log.newest(new Topic("job:none"), 3)).isEmpty();
    }

    @Test
    void aTopicIsRemovedWithAllItsEventsAndNoOther() {
        var other = new Topic(topic.name() + "x");
        for (int seq = 1; seq <= 60; seq++) {
            log.append(event(seq));
        }
        log.append(LoggedEvent.of(
                other, 1, new Event("k", Json.mapper().createObjectNode().put("type", "t")), 0));
        log.remove(topic);
        assertThat(log.newest(topic, 5)).isEmpty();
        assertThat(log.newest(other, 5)).hasSize(1);
    }

    @Test
    void aSubscriptionIsFoundAsItWasWrittenAndIsNotLive() {
        subscriptions.begin(subscription(3, "r1"));
        assertThat(subscriptions.find(topic, connection)).contains(subscription(3, "r1"));
        assertThat(subscriptions.live(topic)).isEmpty();
        assertThat(subscriptions.find(new Topic("job:none"), connection)).isEmpty();
    }

    @Test
    void itGoesLiveOnlyWhenNothingFollows() {
        log.append(event(1));
        subscriptions.begin(subscription(0, "r1"));
        assertThat(subscriptions.goLive(subscription(0, "r1"))).isEqualTo(Subscriptions.Flip.NOT_YET);
        assertThat(subscriptions.live(topic)).isEmpty();
        assertThat(subscriptions.goLive(subscription(1, "r1"))).isEqualTo(Subscriptions.Flip.LIVE);
        assertThat(subscriptions.live(topic)).containsExactly(connection);
    }

    @Test
    void aReplayThatLostItsSubscriptionChangesNothing() {
        subscriptions.begin(subscription(0, "r1"));
        subscriptions.begin(subscription(0, "r2"));
        assertThat(subscriptions.advance(subscription(5, "r1"))).isFalse();
        assertThat(subscriptions.goLive(subscription(0, "r1"))).isEqualTo(Subscriptions.Flip.SUPERSEDED);
        assertThat(subscriptions.takeOver(subscription(0, "r1"), subscription(0, "r3")))
                .isFalse();
        assertThat(subscriptions.find(topic, connection)).contains(subscription(0, "r2"));
    }

    @Test
    void aReplayNotesHowFarItCame() {
        subscriptions.begin(subscription(0, "r1"));
        assertThat(subscriptions.advance(subscription(5, "r1"))).isTrue();
        assertThat(subscriptions.find(topic, connection)).contains(subscription(5, "r1"));
    }

    @Test
    void oneOfTwoTakesAStrandedReplayOver() {
        subscriptions.begin(subscription(2, "r1"));
        assertThat(subscriptions.takeOver(subscription(2, "r1"), subscription(2, "r2")))
                .isTrue();
        assertThat(subscriptions.takeOver(subscription(2, "r1"), subscription(2, "r3")))
                .isFalse();
    }

    @Test
    void whatIsLiveOrForgottenBelongsToNoReplay() {
        subscriptions.begin(subscription(0, "r1"));
        subscriptions.goLive(subscription(0, "r1"));
        assertThat(subscriptions.advance(subscription(1, "r1"))).isFalse();
        subscriptions.forget(topic, connection);
        assertThat(subscriptions.goLive(subscription(0, "r1"))).isEqualTo(Subscriptions.Flip.SUPERSEDED);
        assertThat(subscriptions.find(topic, connection)).isEmpty();
        subscriptions.forget(topic, connection);
    }

    @Test
    void aSecondBeginTakesALiveSubscriptionDown() {
        subscriptions.begin(subscription(0, "r1"));
        subscriptions.goLive(subscription(0, "r1"));
        subscriptions.begin(subscription(0, "r2"));
        assertThat(subscriptions.live(topic)).isEmpty();
    }

    @Test
    void aConnectionIsFoundAsItWasOpened() {
        var byTicket = new Connections.Connection(connection, new Viewer.User(UserId.next(ids)), now);
        connections.open(byTicket);
        assertThat(connections.find(connection)).contains(byTicket);
        var byName = new Connections.Connection(new ConnectionId("n" + ids.next()), new Viewer.Named("alice"), now);
        connections.open(byName);
        assertThat(connections.find(byName.id())).contains(byName);
        var byUrl = new Connections.Connection(new ConnectionId("d" + ids.next()), new Viewer.Bearer(topic), now);
        connections.open(byUrl);
        assertThat(connections.find(byUrl.id())).contains(byUrl);
        assertThat(connections.find(new ConnectionId("nobody"))).isEmpty();
    }

    @Test
    void aConnectionWatchesSoManyTopicsAndNoMore() {
        connections.open(new Connections.Connection(connection, new Viewer.Bearer(topic), now));
        assertThat(connections.admit(connection, new Topic("job:a"), 2)).isTrue();
        assertThat(connections.admit(connection, new Topic("job:b"), 2)).isTrue();
        assertThat(connections.admit(connection, new Topic("job:c"), 2)).isFalse();
        assertThat(connections.admit(connection, new Topic("job:a"), 2)).isTrue();
        connections.leave(connection, new Topic("job:a"));
        assertThat(connections.admit(connection, new Topic("job:c"), 2)).isTrue();
    }

    @Test
    void anUnknownConnectionIsNotAdmittedAndNotMadeByLeaving() {
        var nobody = new ConnectionId("n" + ids.next());
        assertThat(connections.admit(nobody, topic, 2)).isFalse();
        connections.leave(nobody, topic);
        assertThat(connections.find(nobody)).isEmpty();
    }

    @Test
    void aConnectionIsForgottenWithAllThatItWatches() {
        connections.open(new Connections.Connection(connection, new Viewer.Bearer(topic), now));
        subscriptions.begin(subscription(0, "r1"));
        assertThat(subscriptions.topicsOf(connection)).containsExactly(topic);
        connections.forget(connection);
        assertThat(connections.find(connection)).isEmpty();
        assertThat(subscriptions.find(topic, connection)).isEmpty();
    }

    private LoggedEvent event(long seq) {
        return new LoggedEvent(topic, seq, "photo-" + seq, "{\"seq\":" + seq + "}", seq - 1);
    }

    private Subscription subscription(long cursor, String replay) {
        return new Subscription(
                topic, connection, false, cursor, replay, now.plus(Limits.REPLAY_LEASE), now, cursor > 2);
    }
}
