package dev.darkroom.http;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.time.temporal.Temporal;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Names of the inside as a client knows them: members in snake case, types as JSON's. Never a Java name. */
final class Wire {
    private Wire() {}

    static String name(String javaName) {
        return PropertyNamingStrategies.SnakeCaseStrategy.INSTANCE.translate(javaName);
    }

    /** What a member should have been. */
    static String expectation(JsonMappingException failure) {
        return switch (failure) {
            case UnrecognizedPropertyException unknown -> "is not a member that this path knows";
            case MismatchedInputException mismatch -> "must be a " + typeName(mismatch.getTargetType());
            default -> "cannot be read";
        };
    }

    static String typeName(@Nullable Class<?> type) {
        if (type == null) {
            return "valid value";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "boolean";
        }
        if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
            return "whole number in range";
        }
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return "number";
        }
        if (CharSequence.class.isAssignableFrom(type)) {
            return "string";
        }
        if (type.isEnum()) {
            return "known value";
        }
        if (Collection.class.isAssignableFrom(type) || type.isArray()) {
            return "list";
        }
        if (Temporal.class.isAssignableFrom(type)) {
            return "time in ISO-8601";
        }
        return Map.class.isAssignableFrom(type) || type.isRecord() ? "object" : "valid value";
    }
}
