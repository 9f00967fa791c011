package dev.darkroom.svg.template;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The variables that are seen from one place: those of the loop's turn, then those around it, then the arguments. */
final class Scope {
    private final @Nullable Scope around;
    private final Map<String, Object> variables;

    private Scope(@Nullable Scope around, Map<String, Object> variables) {
        this.around = around;
        this.variables = variables;
    }

    static Scope of(Map<String, Object> arguments) {
        return new Scope(null, new HashMap<>(arguments));
    }

    /** A place inside this one; what is set there is forgotten after. */
    Scope inner() {
        return new Scope(this, new HashMap<>());
    }

    void set(String name, Object value) {
        variables.put(name, value);
    }

    Object find(String name) {
        for (var scope = this; scope != null; scope = scope.around) {
            var value = scope.variables.get(name);
            if (value != null) {
                return value;
            }
        }
        return Missing.VALUE;
    }
}
