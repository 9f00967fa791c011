package dev.darkroom.realtime;

import java.util.List;

/** Keeps the events of all topics, in order, for at least 24 h. All reads see every append that was answered. */
public interface EventLog {
    /**
     * Takes the event's place in its topic.
     *
     * @return false when the place is taken, perhaps by this very event when an answer was lost: look before trying on
     */
    boolean append(LoggedEvent event);

    /** The last events of a topic in ascending order: at most so many, and at least one if there are any. */
    default List<LoggedEvent> newest(Topic topic, int limit) {
        return before(topic, Long.MAX_VALUE, limit);
    }

    /** The events that come right before a number, in ascending order: at most so many, and at least one if there are any. */
    List<LoggedEvent> before(Topic topic, long seq, int limit);

    /** The events that follow a number (0: all) in ascending order. */
    Page after(Topic topic, long seq, int limit);

    /** Removes all events of a topic that nobody writes to any more. */
    void remove(Topic topic);

    /**
     * Some events that follow one another.
     *
     * @param last whether there were none after these when they were read
     */
    record Page(List<LoggedEvent> events, boolean last) {
        public Page {
            events = List.copyOf(events);
        }
    }
}
