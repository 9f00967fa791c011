package dev.darkroom.realtime;

import dev.darkroom.contract.realtime.ServerMessage;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * Brings a subscription up: sends what came after its cursor, in order, and makes it live when nothing follows. What
 * makes this safe beside publishers is argued in {@link Topics}. A replay that dies leaves its cursor and a lease; once
 * that has run out, the client's next {@code ping} or {@code sync} goes on from there.
 */
public final class Replays {
    private final EventLog log;
    private final Subscriptions subscriptions;
    private final Sender sender;
    private final ReplayQueue queue;
    private final InstantSource clock;
    private final Pause pause;

    public Replays(
            EventLog log,
            Subscriptions subscriptions,
            Connections connections,
            Poster poster,
            ReplayQueue queue,
            InstantSource clock,
            Pause pause) {
        this.log = log;
        this.subscriptions = subscriptions;
        this.sender = new Sender(connections, poster);
        this.queue = queue;
        this.clock = clock;
        this.pause = pause;
    }

    /** How a replay ended, or why it did nothing. */
    public enum Outcome {
        /** All is sent, and pushes follow. */
        LIVE,
        /** Time ran out; another invocation goes on. */
        HANDED_ON,
        /** Another replay owns the subscription, it is live, or it ended. */
        VOID,
        /** The connection is gone or was given up, and is forgotten. */
        GONE
    }

    /** Runs what was asked for through the queue, if it still has to be. */
    public Outcome run(ReplayRequest request, Instant until) {
        return subscriptions
                .find(request.topic(), request.connection())
                .filter(found -> !found.live() && found.replay().equals(request.replay()))
                .map(found -> run(found, until))
                .orElse(Outcome.VOID);
    }

    /** Runs a replay that the caller owns; past {@code until} the rest is handed on. */
    Outcome run(Subscription subscription, Instant until) {
        var page = log.after(subscription.topic(), subscription.cursor(), Limits.PAGE);
        var at = page.events().isEmpty() ? atMostTheEnd(subscription) : subscription;
        if (!hasSettled(at)) {
            return forget(at);
        }
        while (true) {
            switch (sendAll(at, page.events())) {
                case DELIVERED -> at = afterAll(at, page.events());
                case GONE -> {
                    return forget(at);
                }
                case FAILED -> {
                    sender.expel(at.connection());
                    return Outcome.GONE;
                }
            }
            if (page.last()) {
                switch (subscriptions.goLive(at)) {
                    case LIVE -> {
                        return announce(at);
                    }
                    case SUPERSEDED -> {
                        return Outcome.VOID;
                    }
                    case NOT_YET -> {}
                }
            }
            if (!subscriptions.advance(at)) {
                return Outcome.VOID;
            }
            if (!clock.instant().isBefore(until)) {
                queue.enqueue(ReplayRequest.of(at));
                return Outcome.HANDED_ON;
            }
            page = log.after(at.topic(), at.cursor(), Limits.PAGE);
        }
    }

    /** A client may claim more than there is, or the topic began anew: it waits for the number after the last. */
    private Subscription atMostTheEnd(Subscription subscription) {
        if (subscription.cursor() == 0) {
            return subscription;
        }
        var newest = log.newest(subscription.topic(), 1);
        long end = newest.isEmpty() ? 0 : newest.getLast().seq();
        return subscription.at(Math.min(subscription.cursor(), end), subscription.leaseUntil());
    }

    /**
     * Whether the gateway knows the connection. For the first moments after a handshake it may not, and says "gone" as
     * it does of a closed one: that is believed only when it stays so.
     */
    private boolean hasSettled(Subscription subscription) {
        if (!subscription.connectedAt().plus(Limits.SETTLING).isAfter(clock.instant())) {
            return true;
        }
        long looks = Limits.SETTLING.dividedBy(Limits.SETTLING_PAUSE);
        for (long look = 0; look < looks; look++) {
            if (sender.isOpen(subscription.connection())) {
                return true;
            }
            pause.pause(Limits.SETTLING_PAUSE);
        }
        return false;
    }

    private Poster.Outcome sendAll(Subscription to, List<LoggedEvent> events) {
        for (var event : events) {
            var outcome = sender.post(to.connection(), event.message());
            if (outcome != Poster.Outcome.DELIVERED) {
                return outcome;
            }
        }
        return Poster.Outcome.DELIVERED;
    }

    private Subscription afterAll(Subscription at, List<LoggedEvent> events) {
        long delivered = events.isEmpty() ? at.cursor() : events.getLast().seq();
        return at.at(delivered, clock.instant().plus(Limits.REPLAY_LEASE));
    }

    private Outcome announce(Subscription at) {
        if (!at.announce()) {
            return Outcome.LIVE;
        }
        var synced = new ServerMessage.Synced(at.topic().name(), at.cursor());
        return switch (sender.post(at.connection(), synced.toJson())) {
            case DELIVERED -> Outcome.LIVE;
            case GONE -> forget(at);
            case FAILED -> {
                sender.expel(at.connection());
                yield Outcome.GONE;
            }
        };
    }

    private Outcome forget(Subscription at) {
        subscriptions.forget(at.topic(), at.connection());
        return Outcome.GONE;
    }
}
