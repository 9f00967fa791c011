package dev.darkroom.jobs.presets;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A domain with the concepts that a rule may change.
 *
 * @param protectTargets what may be protected but not changed
 * @param protectDefaults what is protected unless a rule says otherwise; concepts or protect targets
 */
public record Preset(
        String id,
        Text name,
        Text description,
        List<Concept> concepts,
        List<Concept> protectTargets,
        List<String> protectDefaults,
        List<OutputTemplate> outputTemplates) {

    /** Something in a photo that a segmenter can be asked for: an English noun phrase, one instance or several. */
    public record Concept(String name, String prompt, boolean many) {}

    /** A way to lay out results; the client does it. */
    public record OutputTemplate(String id, Text name, Text description) {}

    public Preset {
        concepts = List.copyOf(concepts);
        protectTargets = List.copyOf(protectTargets);
        protectDefaults = List.copyOf(protectDefaults);
        outputTemplates = List.copyOf(outputTemplates);
    }

    /** Whether a rule may change it. */
    public boolean hasConcept(String concept) {
        return concepts.stream().anyMatch(known -> known.name().equals(concept));
    }

    /** Whether a rule may protect it. */
    public boolean mayProtect(String target) {
        return find(target).isPresent();
    }

    /** A concept or protect target by name. */
    public Optional<Concept> find(String name) {
        return Stream.concat(concepts.stream(), protectTargets.stream())
                .filter(known -> known.name().equals(name))
                .findFirst();
    }

    public boolean hasOutputTemplate(String template) {
        return outputTemplates.stream().anyMatch(known -> known.id().equals(template));
    }
}
