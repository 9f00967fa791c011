package dev.darkroom.composition.objects.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.document.Document;

/** Between the SDK's documents and JSON. */
final class Documents {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Documents() {}

    /** @param value of maps, lists and strings */
    static Document of(Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                var members = Document.mapBuilder();
                map.forEach((name, each) -> members.putDocument(name.toString(), of(each)));
                yield members.build();
            }
            case List<?> list ->
                Document.fromList(list.stream().map(Documents::of).toList());
            case String text -> Document.fromString(text);
            default -> throw new IllegalArgumentException("no document of " + value.getClass());
        };
    }

    /** The document as it came over the wire; numbers as numbers, so that none passes for a string. */
    static JsonNode json(@Nullable Document document) {
        if (document == null || document.isNull()) {
            return NODES.nullNode();
        }
        if (document.isMap()) {
            var object = NODES.objectNode();
            document.asMap().forEach((name, each) -> object.set(name, json(each)));
            return object;
        }
        if (document.isList()) {
            var array = NODES.arrayNode();
            document.asList().forEach(each -> array.add(json(each)));
            return array;
        }
        if (document.isNumber()) {
            return NODES.numberNode(document.asNumber().bigDecimalValue());
        }
        return document.isBoolean() ? NODES.booleanNode(document.asBoolean()) : NODES.textNode(document.asString());
    }
}
