package dev.darkroom.realtime;

import dev.darkroom.kernel.UserId;

/** Knows whose topics are whose. */
@FunctionalInterface
public interface TopicAccess {
    /** A topic that does not exist answers like another user's: no. */
    boolean mayWatch(UserId user, Topic topic);
}
