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
            case MismatchedInputException mismatch -> "must be " + aType(mismatch.getTargetType());
            default -> "cannot be read";
        };
    }

    /** With its article. */
    static String aType(@Nullable Class<?> type) {
        if (type == null) {
            return "a valid value";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "a boolean";
        }
        if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
            return "a whole number in range";
        }
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return "a number";
        }
        if (CharSequence.class.isAssignableFrom(type)) {
            return "a string";
        }
        if (type.isEnum()) {
            return "a known value";
        }
        if (Collection.class.isAssignableFrom(type) || type.isArray()) {
            return "a list";
        }
        if (Temporal.class.isAssignableFrom(type)) {
            return "a time in ISO-8601";
        }
        return Map.class.isAssignableFrom(type) || type.isRecord() ? "an object" : "a valid value";
    }
}
