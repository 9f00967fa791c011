package dev.darkroom.realtime;

/** What a client says. Topics are still text: whether they name one is part of the answer. */
public sealed interface Frame {
    /** @param after the last event that the client holds, 0 for none */
    record Subscribe(String topic, long after) implements Frame {}

    record Unsubscribe(String topic) implements Frame {}

    /** @param after the last event that the client holds, 0 for none */
    record Sync(String topic, long after) implements Frame {}

    record Ping() implements Frame {}

    /** @param reason a sentence for the client */
    record Malformed(String reason) implements Frame {}
}
