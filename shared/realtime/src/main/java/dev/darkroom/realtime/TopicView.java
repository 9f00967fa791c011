package dev.darkroom.realtime;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What this environment knows of one topic: its last number, up to where events are proven to be posted, and the events
 * between. Used under its lock only; nothing here is ever more than a lower bound of the truth in the store.
 */
final class TopicView {
    private final ReentrantLock lock = new ReentrantLock();
    private final List<LoggedEvent> unposted = new ArrayList<>();
    private Instant seen = Instant.MIN;
    private long last;
    private long posted;

    ReentrantLock lock() {
        return lock;
    }

    /** Whether what is known still holds as a lower bound: rows seen since then cannot have expired. */
    boolean isTrusted(Instant now) {
        return seen.isAfter(now.minus(Limits.TRUST));
    }

    /** Begins anew with the end of the topic, or all of it. */
    void start(List<LoggedEvent> end, Instant now) {
        if (!isTrusted(now)) {
            posted = 0;
        }
        last = 0;
        unposted.clear();
        add(end, now);
    }

    /** Events that follow the last one known. */
    void add(List<LoggedEvent> events, Instant now) {
        for (var event : events) {
            last = event.seq();
            posted = Math.max(posted, event.postedThrough());
            unposted.add(event);
        }
        unposted.removeIf(event -> event.seq() <= posted);
        seen = now;
    }

    long last() {
        return last;
    }

    long posted() {
        return posted;
    }

    /** Every event up to this one has been posted to all connections that were live. */
    void postedThrough(long seq) {
        posted = Math.max(posted, seq);
        unposted.removeIf(event -> event.seq() <= posted);
    }

    /** Known events that are not proven to be posted. */
    List<LoggedEvent> unposted() {
        return List.copyOf(unposted);
    }

    /** Whether {@link #unposted} lacks events of the run that starts after {@link #posted}. */
    boolean lacksEvents() {
        return posted < last && (unposted.isEmpty() || unposted.getFirst().seq() > posted + 1);
    }
}
