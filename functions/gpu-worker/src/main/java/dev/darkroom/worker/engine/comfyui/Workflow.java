package dev.darkroom.worker.engine.comfyui;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A graph of nodes as ComfyUI's "Export (API)" writes it, and the inputs that a run fills, by name. */
final class Workflow {

    /** An input of a node. */
    private record Place(String node, String input) {

        static Place parse(String text) {
            int dot = text.indexOf('.');
            require(dot > 0 && dot < text.length() - 1, "\"" + text + "\" is not NODE.INPUT");
            return new Place(text.substring(0, dot), text.substring(dot + 1));
        }
    }

    private final JsonNode graph;
    private final Map<Parameter, List<Place>> places;
    private final String output;

    private Workflow(JsonNode graph, Map<Parameter, List<Place>> places, String output) {
        this.graph = graph;
        this.places = places;
        this.output = output;
    }

    /**
     * Reads {@code {"parameters":{"prompt":"6.text", ...},"output":"9","graph":{...}}}. A parameter may name several inputs in an array.
     *
     * @throws IllegalArgumentException when a place does not exist, holds something of another type, or a needed one is missing
     */
    static Workflow read(JsonNode file, Set<Parameter> needed) {
        JsonNode graph = file.path("graph");
        require(graph.isObject() && !graph.isEmpty(), "it has no graph");
        Map<Parameter, List<Place>> places = new EnumMap<>(Parameter.class);
        JsonNode named = file.path("parameters");
        for (Parameter parameter : Parameter.values()) {
            List<Place> found = places(named.path(parameter.word()));
            found.forEach(place -> requireInput(graph, place, parameter));
            if (!found.isEmpty()) {
                places.put(parameter, found);
            }
        }
        named.fieldNames()
                .forEachRemaining(name -> require(
                        places.keySet().stream().anyMatch(known -> known.word().equals(name)),
                        "it has a parameter that nobody fills: " + name));
        for (Parameter parameter : needed) {
            require(places.containsKey(parameter), "it does not say where " + parameter.word() + " goes");
        }
        String output = file.path("output").asText();
        require(graph.has(output), "its output is none of its nodes");
        return new Workflow(graph, places, output);
    }

    private static List<Place> places(JsonNode text) {
        List<Place> places = new ArrayList<>();
        if (text.isTextual()) {
            places.add(Place.parse(text.textValue()));
        }
        text.elements().forEachRemaining(each -> places.add(Place.parse(each.asText())));
        return places;
    }

    private static void requireInput(JsonNode graph, Place place, Parameter parameter) {
        JsonNode value = graph.path(place.node()).path("inputs").path(place.input());
        boolean fits = switch (parameter.type()) {
            case TEXT -> value.isTextual();
            case NUMBER -> value.isNumber();
        };
        require(
                fits,
                "%s goes to %s.%s, where no %s stands"
                        .formatted(
                                parameter.word(),
                                place.node(),
                                place.input(),
                                parameter.type().name().toLowerCase(Locale.ROOT)));
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /** A copy of the graph with these values; one that the graph has no place for is left out. */
    JsonNode filled(Map<Parameter, JsonNode> values) {
        JsonNode filled = graph.deepCopy();
        values.forEach((parameter, value) -> places.getOrDefault(parameter, List.of())
                .forEach(place -> ((ObjectNode) filled.path(place.node()).path("inputs")).set(place.input(), value)));
        return filled;
    }

    /** What the file itself says there, for values that a run adds to. */
    Optional<String> text(Parameter parameter) {
        return places.getOrDefault(parameter, List.of()).stream()
                .findFirst()
                .map(place -> graph.path(place.node())
                        .path("inputs")
                        .path(place.input())
                        .asText());
    }

    /** Whether progress of this node counts: the one that takes the steps. */
    boolean isSampler(String node) {
        return places.getOrDefault(Parameter.STEPS, List.of()).stream()
                .anyMatch(place -> place.node().equals(node));
    }

    /** The node whose image is the picture. */
    String output() {
        return output;
    }
}
