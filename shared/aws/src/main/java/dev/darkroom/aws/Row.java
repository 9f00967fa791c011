package dev.darkroom.aws;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Reads a DynamoDB item. A member that must be there and is not means that the table holds what this code never wrote:
 * an {@link IllegalStateException} names it.
 */
public record Row(Map<String, AttributeValue> attributes) {
    /** The row of a read that may have found none. */
    public static Optional<Row> found(Map<String, AttributeValue> attributes) {
        return attributes.isEmpty() ? Optional.empty() : Optional.of(new Row(attributes));
    }

    private AttributeValue required(String name) {
        var value = attributes.get(name);
        if (value == null) {
            throw new IllegalStateException("row without attribute " + name);
        }
        return value;
    }

    public boolean has(String name) {
        return attributes.containsKey(name);
    }

    public String text(String name) {
        return required(name).s();
    }

    public Optional<String> optionalText(String name) {
        return Optional.ofNullable(attributes.get(name)).map(AttributeValue::s);
    }

    public long number(String name) {
        return Long.parseLong(required(name).n());
    }

    public long numberOr(String name, long absent) {
        return has(name) ? number(name) : absent;
    }

    public boolean flag(String name) {
        return has(name) && required(name).bool();
    }

    /** From epoch milliseconds. */
    public Instant instant(String name) {
        return Instant.ofEpochMilli(number(name));
    }

    public List<String> texts(String name) {
        return required(name).l().stream().map(AttributeValue::s).toList();
    }

    /** Empty when the attribute is absent. */
    public Set<String> textSet(String name) {
        return has(name) ? Set.copyOf(required(name).ss()) : Set.of();
    }

    /** Empty when the attribute is absent. */
    public Set<Integer> numberSet(String name) {
        return has(name)
                ? required(name).ns().stream().map(Integer::valueOf).collect(Collectors.toUnmodifiableSet())
                : Set.of();
    }

    /** Empty when the attribute is absent. */
    public Map<String, String> textMap(String name) {
        var map = new LinkedHashMap<String, String>();
        if (has(name)) {
            required(name).m().forEach((key, value) -> map.put(key, value.s()));
        }
        return map;
    }
}
