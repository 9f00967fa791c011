package dev.darkroom.svg;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.darkroom.kernel.Outcome;
import dev.darkroom.kernel.Problem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A session's arguments.
 *
 * @param json an object, as it was given: at most {@link #MAX_BYTES} of UTF-8 and {@link #MAX_DEPTH} deep
 */
public record Args(String json) {
    public static final int MAX_BYTES = 64 * 1024;

    /** Objects and lists in one another, the outermost included. */
    public static final int MAX_DEPTH = 16;

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Refuses with {@code INVALID_REQUEST} what is no object, too large or too deep; null is an object without members. */
    public static Outcome<Args> of(@Nullable JsonNode given) {
        if (given == null || given.isNull()) {
            return Outcome.done(new Args("{}"));
        }
        if (!given.isObject()) {
            return refused("must be an object");
        }
        if (isDeeper(given, MAX_DEPTH)) {
            return refused("must not be nested deeper than " + MAX_DEPTH);
        }
        var json = given.toString();
        return json.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES
                ? refused("must not be larger than " + MAX_BYTES / 1024 + " KiB")
                : Outcome.done(new Args(json));
    }

    private static Outcome<Args> refused(String reason) {
        return Outcome.refused(Problem.invalid("args", reason));
    }

    private static boolean isDeeper(JsonNode node, int levels) {
        if (!node.isContainerNode()) {
            return false;
        }
        if (levels == 0) {
            return true;
        }
        for (var inner : node) {
            if (isDeeper(inner, levels - 1)) {
                return true;
            }
        }
        return false;
    }

    /** As JSON for an answer. */
    public JsonNode tree() {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("args were checked when they were made", e);
        }
    }

    /** As a template's variables: text, {@code Long}, {@code Double}, {@code Boolean}, lists and maps. What is null is left out. */
    public Map<String, Object> variables() {
        return map(tree());
    }

    private static Map<String, Object> map(JsonNode object) {
        var map = new LinkedHashMap<String, Object>();
        object.properties().forEach(member -> {
            if (!member.getValue().isNull()) {
                map.put(member.getKey(), value(member.getValue()));
            }
        });
        return Collections.unmodifiableMap(map);
    }

    private static List<Object> list(JsonNode array) {
        var list = new ArrayList<Object>(array.size());
        array.forEach(item -> list.add(value(item)));
        return Collections.unmodifiableList(list);
    }

    private static Object value(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> map(node);
            case ARRAY -> list(node);
            case BOOLEAN -> node.booleanValue();
            case NUMBER ->
                node.canConvertToLong() && node.isIntegralNumber()
                        ? (Object) node.longValue()
                        : (Object) node.doubleValue();
            default -> node.asText("");
        };
    }
}
