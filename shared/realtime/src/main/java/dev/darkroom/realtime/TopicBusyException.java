package dev.darkroom.realtime;

/** So many publishers took the next place in a topic first that this one gave up; nothing was appended: try again. */
public final class TopicBusyException extends RuntimeException {
    private static final long serialVersionUID = 1;

    TopicBusyException(Topic topic) {
        super("lost the race for the next place in " + topic + " " + Limits.APPEND_TRIES + " times");
    }
}
