package dev.darkroom.contract.realtime;

import dev.darkroom.contract.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the server says to one connection, beside the events of its topics. */
public sealed interface ServerMessage {
    /**
     * The connection watches the topic; the events after {@code seq} follow. A client that keeps the highest number of
     * all messages therefore drops nothing.
     */
    record Subscribed(String topic, long seq) implements ServerMessage {}

    /** The connection does not watch the topic any more; what was on its way may still arrive. */
    record Unsubscribed(String topic) implements ServerMessage {}

    /** Every event up to {@code seq} has been sent; what follows is live. */
    record Synced(String topic, long seq) implements ServerMessage {}

    /** The socket is alive. */
    record Pong(Instant at) implements ServerMessage {}

    /** The topic is another user's, or none at all: both look the same. */
    record Forbidden(String topic) implements ServerMessage {}

    /** What came was no message of the protocol; the sentence says why. The socket stays open. */
    record BadMessage(String message) implements ServerMessage {}

    /** The message as it goes over the wire. */
    default String toJson() {
        return Json.write(
                switch (this) {
                    case Subscribed m -> new Wire("subscribed", null, m.topic, m.seq, null, null);
                    case Unsubscribed m -> new Wire("unsubscribed", null, m.topic, null, null, null);
                    case Synced m -> new Wire("synced", null, m.topic, m.seq, null, null);
                    case Pong m -> new Wire("pong", null, null, null, null, m.at);
                    case Forbidden m -> new Wire("error", "FORBIDDEN", m.topic, null, null, null);
                    case BadMessage m -> new Wire("error", "BAD_MESSAGE", null, null, m.message, null);
                });
    }

    /** All members that a message may have, in the order in which they are written. */
    record Wire(
            String type,
            @Nullable String code,
            @Nullable String topic,
            @Nullable Long seq,
            @Nullable String message,
            @Nullable Instant at) {}
}
