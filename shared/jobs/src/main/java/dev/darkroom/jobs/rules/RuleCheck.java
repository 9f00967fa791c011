package dev.darkroom.jobs.rules;

import dev.darkroom.jobs.presets.Palette;
import dev.darkroom.jobs.presets.Preset;
import dev.darkroom.jobs.rules.RuleSpec.Action;
import dev.darkroom.kernel.Outcome;
import dev.darkroom.kernel.Problem;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks what a client wants against a preset, and names every member that is wrong (contract {@code jobs.md}). */
final class RuleCheck {
    private static final Pattern TONE = Pattern.compile("(warm|cool|bright|dark|muted|vivid)(:(100|[1-9]?[0-9]))?");

    private final Preset preset;
    private final Palette palette;
    private final List<Problem.Field> wrong = new ArrayList<>();

    RuleCheck(Preset preset, Palette palette) {
        this.preset = preset;
        this.palette = palette;
    }

    /** The rule, or {@code INVALID_REQUEST} with every wrong member. */
    Outcome<RuleSpec> check(@Nullable Map<String, Action> concepts, @Nullable List<String> protect) {
        var changes = concepts == null ? Map.<String, Action>of() : concepts;
        if (changes.isEmpty()) {
            wrong.add(new Problem.Field("concepts", "name at least one concept of preset " + preset.id()));
        }
        changes.forEach(this::checkConcept);
        var kept = protect == null ? preset.protectDefaults() : protect;
        kept.forEach(this::checkProtect);
        return wrong.isEmpty()
                ? Outcome.done(new RuleSpec(changes, List.copyOf(new LinkedHashSet<>(kept))))
                : Outcome.refused(Problem.invalid(wrong));
    }

    private void checkConcept(String concept, @Nullable Action action) {
        var path = "concepts." + concept;
        if (!preset.hasConcept(concept)) {
            wrong.add(new Problem.Field(path, "no concept of preset " + preset.id() + ": it has " + names()));
        } else if (action == null || action.action() == null) {
            wrong.add(new Problem.Field(path + ".action", "must be recolor, tone, texture or remove"));
        } else {
            problemOf(action).ifPresent(message -> wrong.add(new Problem.Field(path + message.member, message.text)));
        }
    }

    private record Message(String member, String text) {}

    private Optional<Message> problemOf(Action action) {
        var value = action.value();
        return switch (action.action()) {
            case "recolor" ->
                wrongUnless(
                        value != null && palette.colour(value).isPresent(),
                        "must be #RRGGBB or a swatch that GET /presets/" + preset.id() + " lists");
            case "tone" ->
                wrongUnless(
                        value != null && TONE.matcher(value).matches(),
                        "must be warm, cool, bright, dark, muted or vivid, with an optional :0 to :100");
            case "texture" ->
                wrongUnless(
                        value != null && palette.materials().contains(value),
                        "must be a material that GET /presets/" + preset.id() + " lists");
            case "remove" -> wrongUnless(value == null, "must be absent: remove takes no value");
            default -> Optional.of(new Message(".action", "must be recolor, tone, texture or remove"));
        };
    }

    private static Optional<Message> wrongUnless(boolean right, String text) {
        return right ? Optional.empty() : Optional.of(new Message(".value", text));
    }

    private void checkProtect(@Nullable String target) {
        if (target == null || !preset.mayProtect(target)) {
            wrong.add(new Problem.Field(
                    "protect", "cannot protect " + target + ": it is no concept or protect target of " + preset.id()));
        }
    }

    private String names() {
        return String.join(
                ", ", preset.concepts().stream().map(Preset.Concept::name).toList());
    }
}
