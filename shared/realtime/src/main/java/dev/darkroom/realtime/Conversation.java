package dev.darkroom.realtime;

import dev.darkroom.contract.realtime.ServerMessage;
import dev.darkroom.kernel.IdSource;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Answers what clients say over their sockets. Everything goes out as posts, so that answers and events keep their
 * order. A connection that nobody knows (it was given up while it could not be closed) is closed when it speaks.
 */
public final class Conversation {
    private static final ServerMessage TOO_MANY =
            new ServerMessage.BadMessage("a connection watches at most " + Limits.TOPICS_PER_CONNECTION + " topics");

    private final Connections connections;
    private final Subscriptions subscriptions;
    private final TopicAccess access;
    private final Replays replays;
    private final Sender sender;
    private final InstantSource clock;
    private final IdSource ids;

    public Conversation(
            Connections connections,
            Subscriptions subscriptions,
            TopicAccess access,
            Replays replays,
            Poster poster,
            InstantSource clock,
            IdSource ids) {
        this.connections = connections;
        this.subscriptions = subscriptions;
        this.access = access;
        this.replays = replays;
        this.sender = new Sender(connections, poster);
        this.clock = clock;
        this.ids = ids;
    }

    /** Answers one frame; a replay that is not done by {@code until} goes on in another invocation. */
    public void answer(ConnectionId from, Frame frame, Instant until) {
        switch (frame) {
            case Frame.Subscribe subscribe -> watch(from, subscribe.topic(), subscribe.after(), false, until);
            case Frame.Sync sync -> watch(from, sync.topic(), sync.after(), true, until);
            case Frame.Unsubscribe unsubscribe -> leave(from, unsubscribe.topic());
            case Frame.Ping ping -> ping(from, until);
            case Frame.Malformed malformed -> say(from, new ServerMessage.BadMessage(malformed.reason()));
        }
    }

    private void watch(ConnectionId from, String name, long after, boolean sync, Instant until) {
        var connection = connections.find(from);
        if (connection.isEmpty()) {
            sender.expel(from);
            return;
        }
        var viewer = connection.get().viewer();
        var topic = Topic.parse(name).filter(named -> mayWatch(viewer, named));
        if (topic.isEmpty()) {
            say(from, new ServerMessage.Forbidden(name));
        } else if (!connections.admit(from, topic.get(), Limits.TOPICS_PER_CONNECTION)) {
            say(from, TOO_MANY);
        } else {
            begin(connection.get(), topic.get(), after, sync, until);
        }
    }

    private boolean mayWatch(Viewer viewer, Topic topic) {
        return switch (viewer) {
            case Viewer.Bearer bearer -> bearer.topic().equals(topic);
            case Viewer.Holder holder -> access.mayWatch(holder, topic);
        };
    }

    private void begin(Connections.Connection to, Topic topic, long after, boolean sync, Instant until) {
        var subscription = new Subscription(topic, to.id(), false, after, ids.next(), lease(), to.connectedAt(), sync);
        subscriptions.begin(subscription);
        if (sync || say(to.id(), new ServerMessage.Subscribed(topic.name(), after))) {
            replays.run(subscription, until);
        }
    }

    private void leave(ConnectionId from, String name) {
        var topic = Topic.parse(name);
        if (topic.isEmpty()) {
            say(from, new ServerMessage.Forbidden(name));
            return;
        }
        subscriptions.forget(topic.get(), from);
        connections.leave(from, topic.get());
        say(from, new ServerMessage.Unsubscribed(name));
    }

    private void ping(ConnectionId from, Instant until) {
        if (connections.find(from).isEmpty()) {
            sender.expel(from);
        } else if (say(from, new ServerMessage.Pong(clock.instant()))) {
            subscriptions.topicsOf(from).forEach(topic -> resume(from, topic, until));
        }
    }

    /** Goes on with a replay that died: the client would otherwise wait for pushes that skip it. */
    private void resume(ConnectionId from, Topic topic, Instant until) {
        subscriptions
                .find(topic, from)
                .filter(found -> found.isStranded(clock.instant()))
                .ifPresent(stranded -> {
                    var taken = stranded.ownedBy(ids.next(), lease());
                    if (subscriptions.takeOver(stranded, taken)) {
                        replays.run(taken, until);
                    }
                });
    }

    private Instant lease() {
        return clock.instant().plus(Limits.REPLAY_LEASE);
    }

    private boolean say(ConnectionId to, ServerMessage message) {
        return switch (sender.post(to, message.toJson())) {
            case DELIVERED -> true;
            case GONE -> {
                connections.forget(to);
                yield false;
            }
            case FAILED -> {
                sender.expel(to);
                yield false;
            }
        };
    }
}
