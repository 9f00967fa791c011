package dev.darkroom.local.template;

import java.util.List;
import java.util.Optional;

/**
 * A DynamoDB table.
 *
 * @param ttlAttribute the attribute that says when an item expires, in epoch seconds
 */
public record Table(
        String logicalId,
        String name,
        List<Attribute> attributes,
        List<Key> keys,
        List<Index> indexes,
        Optional<String> ttlAttribute) {

    /**
     * A key attribute.
     *
     * @param type {@code S}, {@code N} or {@code B}
     */
    public record Attribute(String name, String type) {}

    /**
     * A part of a key.
     *
     * @param type {@code HASH} or {@code RANGE}
     */
    public record Key(String attribute, String type) {}

    /**
     * A global secondary index.
     *
     * @param projection {@code ALL}, {@code KEYS_ONLY} or {@code INCLUDE}, the last with {@code included}
     */
    public record Index(String name, List<Key> keys, String projection, List<String> included) {}
}
