package dev.darkroom.jobs.api;

import dev.darkroom.jobs.rules.RuleSpec.Action;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What happens to a concept, as clients write it.
 *
 * @param action {@code recolor}, {@code tone}, {@code texture} or {@code remove}
 * @param value {@code #RRGGBB} or a swatch; a tone, with an optional strength as in {@code warm:50}; a material; absent
 *     for {@code remove}
 */
@Introspected
record ConceptChange(
        @Schema(pattern = "^(recolor|tone|texture|remove)$") @Nullable String action,

        @Schema(maxLength = 64) @Nullable String value) {

    /** As a rule takes them. What a client left out is empty text, which no rule allows: the check says so by name. */
    static @Nullable Map<String, Action> actions(@Nullable Map<String, @Nullable ConceptChange> changes) {
        if (changes == null) {
            return null;
        }
        var actions = new LinkedHashMap<String, Action>();
        changes.forEach((concept, change) -> actions.put(concept, action(change)));
        return actions;
    }

    private static Action action(@Nullable ConceptChange change) {
        return change == null || change.action == null ? new Action("", null) : new Action(change.action, change.value);
    }

    static Map<String, ConceptChange> of(Map<String, Action> actions) {
        var changes = new LinkedHashMap<String, ConceptChange>();
        actions.forEach((concept, action) -> changes.put(concept, new ConceptChange(action.action(), action.value())));
        return changes;
    }
}
