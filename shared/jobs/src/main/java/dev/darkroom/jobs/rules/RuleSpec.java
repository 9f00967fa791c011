package dev.darkroom.jobs.rules;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What happens to which concepts, and what must not change. Made by {@link RuleCheck} only, so it fits its preset.
 *
 * @param concepts by concept name, in the order in which the client gave them; never empty
 * @param protect concepts and protect targets, each once
 */
public record RuleSpec(Map<String, Action> concepts, List<String> protect) {
    /**
     * One change, as the client gave it.
     *
     * @param action {@code recolor}, {@code tone}, {@code texture} or {@code remove}
     * @param value as the action wants it; null for remove
     */
    public record Action(String action, @Nullable String value) {}

    public RuleSpec {
        concepts = Collections.unmodifiableMap(new LinkedHashMap<>(concepts));
        protect = List.copyOf(protect);
    }
}
