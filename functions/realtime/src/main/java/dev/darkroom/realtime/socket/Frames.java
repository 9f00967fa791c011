package dev.darkroom.realtime.socket;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.darkroom.contract.Json;
import dev.darkroom.realtime.Frame;
import dev.darkroom.realtime.Topic;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads what clients send. Whatever it is, the result is a frame: a malformed one says why in a sentence of ours. */
final class Frames {
    /** A message of the protocol has under 400 characters. */
    private static final int MAX_LENGTH = 4096;

    /** The largest number that every JSON client reads exactly. */
    private static final long MAX_SEQ = (1L << 53) - 1;

    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,16}");

    private Frames() {}

    /** The message of a gateway's event. */
    static Frame parse(JsonNode event) {
        if (event.path("isBase64Encoded").asBoolean()) {
            return new Frame.Malformed("binary messages are not understood");
        }
        return parse(event.path("body").asText(""));
    }

    static Frame parse(String text) {
        if (text.length() > MAX_LENGTH) {
            return new Frame.Malformed("a message has at most " + MAX_LENGTH + " characters");
        }
        try {
            var message = Json.mapper().readTree(text);
            return message.isObject() ? action(message) : new Frame.Malformed("a message is a JSON object");
        } catch (JsonProcessingException e) {
            return new Frame.Malformed("a message is a JSON object");
        }
    }

    /** A sequence number as a query has it: 0 to 2⁵³−1 in decimal digits. */
    static OptionalLong position(String text) {
        if (!DIGITS.matcher(text).matches()) {
            return OptionalLong.empty();
        }
        long value = Long.parseLong(text);
        return value <= MAX_SEQ ? OptionalLong.of(value) : OptionalLong.empty();
    }

    private static Frame action(JsonNode message) {
        var action = message.path("action");
        if (!action.isTextual()) {
            return new Frame.Malformed("action: subscribe, unsubscribe, sync or ping");
        }
        return switch (action.textValue()) {
            case "subscribe" -> withTopic(message, topic -> subscribe(topic, message.path("after")));
            case "unsubscribe" -> withTopic(message, Frame.Unsubscribe::new);
            case "sync" -> withTopic(message, topic -> sync(topic, message.path("after")));
            case "ping" -> new Frame.Ping();
            default -> new Frame.Malformed("action: subscribe, unsubscribe, sync or ping");
        };
    }

    private static Frame withTopic(JsonNode message, Function<String, Frame> frame) {
        var topic = message.path("topic");
        if (!topic.isTextual()
                || topic.textValue().isEmpty()
                || topic.textValue().length() > Topic.MAX_LENGTH) {
            return new Frame.Malformed("topic: 1 to " + Topic.MAX_LENGTH + " characters");
        }
        return frame.apply(topic.textValue());
    }

    private static Frame subscribe(String topic, JsonNode after) {
        return after.isMissingNode() || after.isNull()
                ? new Frame.Subscribe(topic, 0)
                : after(after, seq -> new Frame.Subscribe(topic, seq));
    }

    private static Frame sync(String topic, JsonNode after) {
        return after(after, seq -> new Frame.Sync(topic, seq));
    }

    private static Frame after(JsonNode after, Function<Long, Frame> frame) {
        if (!after.isIntegralNumber() || !after.canConvertToLong() || after.longValue() < 0) {
            return new Frame.Malformed("after: the last seq that you have, 0 for none");
        }
        return after.longValue() <= MAX_SEQ
                ? frame.apply(after.longValue())
                : new Frame.Malformed("after: the last seq that you have, 0 for none");
    }
}
