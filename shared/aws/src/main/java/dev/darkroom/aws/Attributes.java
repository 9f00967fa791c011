package dev.darkroom.aws;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Builds a DynamoDB item or a set of expression values, one attribute a call. Absent values are left out. */
public final class Attributes {
    private final Map<String, AttributeValue> values = new LinkedHashMap<>();

    private Attributes() {}

    public static Attributes of() {
        return new Attributes();
    }

    /** The key of a table without a sort key. */
    public static Map<String, AttributeValue> key(String name, String value) {
        return of().text(name, value).map();
    }

    public Attributes text(String name, @Nullable String value) {
        return value == null ? this : put(name, AttributeValue.fromS(value));
    }

    public Attributes number(String name, long value) {
        return put(name, AttributeValue.fromN(Long.toString(value)));
    }

    public Attributes flag(String name, boolean value) {
        return put(name, AttributeValue.fromBool(value));
    }

    /** Epoch milliseconds. */
    public Attributes millis(String name, @Nullable Instant value) {
        return value == null ? this : number(name, value.toEpochMilli());
    }

    /** Epoch seconds, as DynamoDB's time to live wants them. */
    public Attributes expiry(String name, Instant value) {
        return number(name, value.getEpochSecond());
    }

    public Attributes texts(String name, List<String> values) {
        return put(
                name,
                AttributeValue.fromL(values.stream().map(AttributeValue::fromS).toList()));
    }

    /** A set of strings; DynamoDB knows no empty set, so an empty one is left out. */
    public Attributes textSet(String name, Collection<String> values) {
        return values.isEmpty() ? this : put(name, AttributeValue.fromSs(List.copyOf(values)));
    }

    /** A set of numbers; an empty one is left out. */
    public Attributes numberSet(String name, Collection<Integer> values) {
        return values.isEmpty()
                ? this
                : put(
                        name,
                        AttributeValue.fromNs(
                                values.stream().map(Object::toString).toList()));
    }

    public Attributes textMap(String name, Map<String, String> entries) {
        var map = new LinkedHashMap<String, AttributeValue>();
        entries.forEach((key, value) -> map.put(key, AttributeValue.fromS(value)));
        return put(name, AttributeValue.fromM(map));
    }

    private Attributes put(String name, AttributeValue value) {
        values.put(name, value);
        return this;
    }

    public Map<String, AttributeValue> map() {
        return Map.copyOf(values);
    }
}
