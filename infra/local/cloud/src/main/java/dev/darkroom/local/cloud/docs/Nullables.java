package dev.darkroom.local.cloud.docs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Members that may be null, as OpenAPI 3.1 wants them. The annotation processor writes a nullable string as
 * {@code [string, "null", object]}, where objects are never meant, and keeps {@code nullable}, which 3.1 does not know.
 */
final class Nullables {
    private Nullables() {}

    /** A copy of a document, or of any part of one. */
    static @Nullable Object corrected(@Nullable Object node) {
        return switch (node) {
            case Map<?, ?> map -> members(map);
            case List<?> list -> list.stream().map(Nullables::corrected).toList();
            case null -> null;
            case Object value -> value;
        };
    }

    private static Map<String, Object> members(Map<?, ?> map) {
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((name, value) -> {
            if (name.equals("type") && value instanceof List<?> types) {
                copy.put("type", types(types));
            } else if (!(name.equals("nullable") && value instanceof Boolean)) {
                copy.put(String.valueOf(name), corrected(value));
            }
        });
        return copy;
    }

    private static List<Object> types(List<?> types) {
        List<Object> meant = new ArrayList<>(types);
        if (types.size() > 2 && types.contains("null")) {
            meant.remove("object");
        }
        return meant;
    }
}
