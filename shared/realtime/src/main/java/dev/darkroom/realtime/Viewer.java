package dev.darkroom.realtime;

import dev.darkroom.kernel.UserId;

/** What a connection may watch. */
public sealed interface Viewer {
    /** Came by a signed URL: that topic, whoever it is. */
    record Bearer(Topic topic) implements Viewer {}

    /** Came by a ticket: what this user may watch. */
    record User(UserId id) implements Viewer {}
}
