package dev.darkroom.realtime;

/** Knows whose topics are whose. */
@FunctionalInterface
public interface TopicAccess {
    /** A topic that does not exist answers like another's: no. */
    boolean mayWatch(Viewer.Holder viewer, Topic topic);
}
