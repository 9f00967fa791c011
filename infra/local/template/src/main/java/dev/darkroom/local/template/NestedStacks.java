package dev.darkroom.local.template;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * The stacks within a stack. Each is evaluated from its own template when somebody first asks for one of its outputs, with
 * the parameters that the outer template gives it, which may be outputs of others.
 */
final class NestedStacks {
    private static final Set<String> KNOWN = Set.of("TemplateURL", "Parameters", "Tags", "TimeoutInMinutes");

    private final Path root;
    private final Surroundings surroundings;
    private final Function<String, Place> properties;
    private final Map<String, Stack> read = new LinkedHashMap<>();
    private final Set<String> reading = new LinkedHashSet<>();

    /**
     * @param root folder that their templates are named from
     * @param properties of a nested stack's resource, evaluated
     */
    NestedStacks(Path root, Surroundings surroundings, Function<String, Place> properties) {
        this.root = root;
        this.surroundings = surroundings;
        this.properties = properties;
    }

    Stack stack(String logicalId) {
        Stack known = read.get(logicalId);
        if (known != null) {
            return known;
        }
        if (!reading.add(logicalId)) {
            throw new TemplateException("Resources." + logicalId, "needs its own outputs: " + reading);
        }
        Stack stack = evaluated(logicalId, properties.apply(logicalId));
        reading.remove(logicalId);
        read.put(logicalId, stack);
        return stack;
    }

    private Stack evaluated(String logicalId, Place place) {
        place.knowsOnly(KNOWN);
        Map<String, String> parameters = new LinkedHashMap<>();
        Place given = place.child("Parameters");
        given.members().keySet().forEach(name -> parameters.put(name, given.text(name)));
        Stack stack =
                StackReader.read(root.resolve(place.text("TemplateURL")), parameters, surroundings.within(logicalId));
        boolean networkAndDatabase = stack.functions().isEmpty()
                && stack.tables().isEmpty()
                && stack.queues().isEmpty()
                && stack.buckets().isEmpty()
                && stack.httpApi().isEmpty()
                && stack.webSocketApi().isEmpty();
        if (!networkAndDatabase) {
            throw new TemplateException(
                    place.path(), "functions, APIs, tables, queues and buckets in a nested stack are not emulated");
        }
        return stack;
    }
}
