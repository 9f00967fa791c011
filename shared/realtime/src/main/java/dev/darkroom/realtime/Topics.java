package dev.darkroom.realtime;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.random.RandomGenerator;

/**
 * Publishes: appends an event to its topic and pushes it to the connections that are live.
 *
 * <h2>Why no viewer ever loses an event</h2>
 *
 * <p>A viewer keeps the highest number and drops lower ones. So an event is lost exactly if a later one reaches the
 * connection first. Call {@code d} the number up to which a connection has been given everything. What is sent to it
 * comes in <em>runs</em>, each from one publisher or one replay, and every run
 *
 * <ol>
 *   <li>starts at {@code d + 1} or lower,
 *   <li>goes up without gaps, and posts each event after the one before was delivered.
 * </ol>
 *
 * <p>Runs of that kind may interleave in any way: the first delivery of {@code s} comes either after {@code s - 1} in
 * its own run or, at the start of a run, when {@code d} was {@code s - 1} already. An event may come twice, never before
 * its predecessors. It remains to show that runs start low enough, and that each event is in one.
 *
 * <p><b>Publishers.</b> One that appended {@code s} posts {@code posted + 1 .. s}, where {@code posted} is the highest
 * number that it knows to have been posted, through a run, to all connections that were live after its append. It knows
 * that of its own runs, and of others from {@link LoggedEvent#postedThrough}, which each appended event carries. Take a
 * connection that is live when the run starts, and the publisher {@code Q} who posted {@code posted}. Either {@code Q}
 * found it live, and delivered to it, or disconnected and forgot it, and it would not be live now; or it went live
 * later, hence after that append, and {@link Subscriptions#goLive} lets it do so only with a cursor at or beyond it.
 * Both ways {@code d >= posted}. A publisher that dies between append and push proves nothing, so the next run covers
 * its event.
 *
 * <p><b>Replays</b> start after the number that the client says to hold, and go live in one transaction with the check
 * that no event follows. An event appended before it makes the check fail, and the replay reads on; the publisher of
 * one appended after it reads the subscribers after that append and finds the connection live.
 *
 * <p>Numbers have no gaps because an append takes {@code last + 1} only if that place is free, and {@code last} was
 * seen in the store. A topic whose events have all expired begins anew at 1; topics are written to for less than
 * {@link Limits#EVENT_LIFE} between two events, or live no longer than that.
 */
public final class Topics {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(4);
    private static final int DOUBLINGS = 5;

    private final EventLog log;
    private final FanOut fanOut;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Pause pause;
    private final Map<Topic, TopicView> views = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Topic, TopicView> eldest) {
            return size() > Limits.REMEMBERED_TOPICS;
        }
    };

    public Topics(EventLog log, FanOut fanOut, InstantSource clock, RandomGenerator random, Pause pause) {
        this.log = log;
        this.fanOut = fanOut;
        this.clock = clock;
        this.random = random;
        this.pause = pause;
    }

    /**
     * Appends the event and pushes it to all live connections; one at fault is disconnected and forgotten, and never
     * makes this fail. Costs three calls when nobody else publishes to the topic: append, subscribers, post.
     *
     * @return the event's number
     * @throws IllegalArgumentException when the message has more than {@link LoggedEvent#MAX_MESSAGE_BYTES}
     * @throws TopicBusyException when others kept taking the next place; nothing was appended
     */
    public long publish(Topic topic, Event event) {
        return with(topic, view -> {
            List<LoggedEvent> read = List.of();
            if (!view.isTrusted(clock.instant())) {
                read = log.newest(topic, Limits.NEWEST);
                view.start(read, clock.instant());
            }
            return appendAndPush(topic, view, event, read);
        });
    }

    /**
     * For a retry, when the first try may have died anywhere: appends only if the topic has no event with this key, and
     * pushes whatever is not proven to have been pushed. Reads the topic from its end back to the event, all of it when
     * there is none.
     *
     * @return the event's number, the old one if there was one
     * @throws TopicBusyException when others kept taking the next place; nothing was appended
     */
    public long republish(Topic topic, Event event) {
        return republish(topic, event, event.key()::equals);
    }

    /**
     * As {@link #republish(Topic, Event)}, in a topic that may be long: reads no further back than to the predecessor.
     *
     * @param predecessor key of an event that was told before this one could be
     */
    public long republish(Topic topic, Event event, String predecessor) {
        return republish(topic, event, key -> key.equals(event.key()) || key.equals(predecessor));
    }

    private long republish(Topic topic, Event event, Predicate<String> backTo) {
        return with(topic, view -> {
            var end = endSince(topic, backTo);
            view.start(end, clock.instant());
            return appendAndPush(topic, view, event, end);
        });
    }

    /** The number of a topic's newest event, from where a viewer goes on who has just seen how things stand; 0 for none. */
    public long newest(Topic topic) {
        return log.newest(topic, 1).stream().mapToLong(LoggedEvent::seq).max().orElse(0);
    }

    /** Removes all that was told of a topic to which nobody will publish any more; who watches it hears nothing of this. */
    public void forget(Topic topic) {
        log.remove(topic);
        synchronized (views) {
            views.remove(topic);
        }
    }

    private long with(Topic topic, ToLongFunction<TopicView> work) {
        TopicView view;
        synchronized (views) {
            view = views.computeIfAbsent(topic, unseen -> new TopicView());
        }
        view.lock().lock();
        try {
            return work.applyAsLong(view);
        } finally {
            view.lock().unlock();
        }
    }

    private long appendAndPush(Topic topic, TopicView view, Event event, List<LoggedEvent> read) {
        long seq = append(topic, view, event, read);
        push(topic, view);
        return seq;
    }

    /** Looks for the key in all that was read since this environment last knew the end: an answer may have been lost. */
    private long append(Topic topic, TopicView view, Event event, List<LoggedEvent> read) {
        var unseen = read;
        for (int tries = 0; tries < Limits.APPEND_TRIES; tries++) {
            var already = seqOf(event.key(), unseen);
            if (already.isPresent()) {
                return already.getAsLong();
            }
            var next = LoggedEvent.of(topic, view.last() + 1, event, view.posted());
            if (log.append(next)) {
                view.add(List.of(next), clock.instant());
                return next.seq();
            }
            pauseBeforeTry(tries);
            unseen = following(topic, view.last());
            view.add(unseen, clock.instant());
        }
        throw new TopicBusyException(topic);
    }

    private void push(Topic topic, TopicView view) {
        var run = view.lacksEvents() ? following(topic, view.posted()) : view.unposted();
        if (!run.isEmpty()) {
            fanOut.push(topic, run);
            view.postedThrough(run.getLast().seq());
        }
    }

    /** The end of a topic, back to an event with such a key; all of it when there is none. */
    private List<LoggedEvent> endSince(Topic topic, Predicate<String> key) {
        var end = new ArrayList<LoggedEvent>();
        var page = log.newest(topic, Limits.NEWEST);
        while (!page.isEmpty()) {
            end.addAll(0, page);
            boolean found = page.stream().map(LoggedEvent::key).anyMatch(key);
            long first = page.getFirst().seq();
            page = found || first == 1 ? List.of() : log.before(topic, first, Limits.PAGE);
        }
        return end;
    }

    private List<LoggedEvent> following(Topic topic, long seq) {
        var events = new ArrayList<LoggedEvent>();
        var page = log.after(topic, seq, Limits.PAGE);
        events.addAll(page.events());
        while (!page.last()) {
            page = log.after(topic, events.getLast().seq(), Limits.PAGE);
            events.addAll(page.events());
        }
        return events;
    }

    private static OptionalLong seqOf(String key, List<LoggedEvent> events) {
        return events.stream()
                .filter(event -> event.key().equals(key))
                .mapToLong(LoggedEvent::seq)
                .findFirst();
    }

    /** The first lost race is looked into at once: it only means that another environment was here. */
    private void pauseBeforeTry(int tries) {
        if (tries > 0) {
            var most = FIRST_PAUSE.multipliedBy(1L << Math.min(tries, DOUBLINGS));
            pause.pause(Duration.ofNanos(random.nextLong(most.toNanos())));
        }
    }
}
