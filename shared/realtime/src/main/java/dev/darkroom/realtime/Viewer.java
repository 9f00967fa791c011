package dev.darkroom.realtime;

import dev.darkroom.kernel.UserId;

/** What a connection may watch. */
public sealed interface Viewer {
    /** Came by a signed URL: that topic, whoever it is. */
    record Bearer(Topic topic) implements Viewer {}

    /** Came by a ticket: what this person may watch. */
    sealed interface Holder extends Viewer {}

    /** A user of ours. */
    record User(UserId id) implements Holder {}

    /** Somebody under a name of their choice, which may look like a user's id and is never one. */
    record Named(String name) implements Holder {}
}
