package dev.darkroom.realtime.inmemory;

import dev.darkroom.realtime.EventLog;
import dev.darkroom.realtime.LoggedEvent;
import dev.darkroom.realtime.Topic;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The events of all topics in a map; one lock for everything. */
public final class InMemoryEventLog implements EventLog {
    private final Map<Topic, NavigableMap<Long, LoggedEvent>> topics = new HashMap<>();

    @Override
    public synchronized boolean append(LoggedEvent event) {
        return topics.computeIfAbsent(event.topic(), t -> new TreeMap<>()).putIfAbsent(event.seq(), event) == null;
    }

    @Override
    public synchronized List<LoggedEvent> before(Topic topic, long seq, int limit) {
        return events(topic).headMap(seq, false).descendingMap().values().stream()
                .limit(limit)
                .toList()
                .reversed();
    }

    @Override
    public synchronized Page after(Topic topic, long seq, int limit) {
        var rest = events(topic).tailMap(seq, false).values();
        return new Page(rest.stream().limit(limit).toList(), rest.size() <= limit);
    }

    @Override
    public synchronized void remove(Topic topic) {
        topics.remove(topic);
    }

    /** All of a topic, for assertions. */
    public synchronized List<LoggedEvent> all(Topic topic) {
        return List.copyOf(events(topic).values());
    }

    synchronized boolean follows(Topic topic, long seq) {
        return events(topic).containsKey(seq + 1);
    }

    private NavigableMap<Long, LoggedEvent> events(Topic topic) {
        return topics.getOrDefault(topic, new TreeMap<>());
    }
}
