package dev.darkroom.realtime;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.contract.Json;
import java.nio.charset.StandardCharsets;

/**
 * An event with its place in a topic, as it is kept and sent.
 *
 * @param seq 1 for the first of its topic, then one more each
 * @param message the JSON that viewers get, with {@code type}, {@code topic} and {@code seq} in front
 * @param postedThrough what its publisher knew when it appended: every event up to this one had been posted to all
 *     connections that were live then
 */
public record LoggedEvent(Topic topic, long seq, String key, String message, long postedThrough) {
    /** What API Gateway sends in one frame, and the most that any message of ours may have. */
    public static final int MAX_MESSAGE_BYTES = 32 * 1024;

    /** @throws IllegalArgumentException when the message would not fit a frame: its publisher must leave something out */
    static LoggedEvent of(Topic topic, long seq, Event event, long postedThrough) {
        var message = message(topic, seq, event.body());
        int bytes = message.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MAX_MESSAGE_BYTES) {
            throw new IllegalArgumentException("event " + event.key() + " of " + topic + " has " + bytes
                    + " bytes, more than the " + MAX_MESSAGE_BYTES + " that one frame holds");
        }
        return new LoggedEvent(topic, seq, event.key(), message, postedThrough);
    }

    private static String message(Topic topic, long seq, ObjectNode body) {
        var message = Json.mapper().createObjectNode();
        message.set("type", body.get("type"));
        message.put("topic", topic.name()).put("seq", seq);
        message.setAll(body);
        return Json.write(message);
    }
}
