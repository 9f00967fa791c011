package dev.darkroom.realtime;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Something that viewers of a topic are told.
 *
 * @param key names the event within its topic ("photo-3", "done"), so that a retry finds it; 1 to 128 characters
 * @param body all members but {@code topic} and {@code seq}, which publishing adds; has a {@code type}
 */
public record Event(String key, ObjectNode body) {
    private static final int MAX_KEY = 128;

    public Event {
        if (key.isBlank() || key.length() > MAX_KEY) {
            throw new IllegalArgumentException("an event's key has 1 to " + MAX_KEY + " characters: " + key);
        }
        if (body.path("type").asText("").isEmpty()) {
            throw new IllegalArgumentException("event " + key + " has no type");
        }
        if (body.has("topic") || body.has("seq")) {
            throw new IllegalArgumentException("event " + key + " brings a topic or seq of its own");
        }
        body = body.deepCopy();
    }
}
