package dev.darkroom.worker.engine.tiny;

import com.fasterxml.jackson.databind.JsonNode;
import dev.darkroom.contract.Json;
import dev.darkroom.worker.engine.generation.Box;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What the model can draw and what it is called: {@code objects.json} and {@code words.json}. */
final class Vocabulary {

    private final List<KnownObject> objects;
    private final Lexicon<KnownObject> names;
    private final Lexicon<Colour> colours;
    private final Phrases phrases;

    private Vocabulary(
            List<KnownObject> objects, Lexicon<KnownObject> names, Lexicon<Colour> colours, Phrases phrases) {
        this.objects = List.copyOf(objects);
        this.names = names;
        this.colours = colours;
        this.phrases = phrases;
    }

    /** The one that ships with the model. */
    static Vocabulary shipped() {
        JsonNode words = json("words.json");
        List<String> particles = texts(words.path("particles"));
        List<KnownObject> objects = new ArrayList<>();
        Map<String, KnownObject> names = new HashMap<>();
        for (JsonNode node : json("objects.json")) {
            KnownObject object = object(node, objects.size());
            objects.add(object);
            texts(node.path("words")).forEach(word -> names.put(word, object));
        }
        Map<String, Colour> colours = new HashMap<>();
        words.path("colours")
                .properties()
                .forEach(entry ->
                        colours.put(entry.getKey(), Colour.hex(entry.getValue().asText())));
        return new Vocabulary(
                objects,
                new Lexicon<>(names, particles),
                new Lexicon<>(colours, particles),
                Phrases.of(words, particles));
    }

    private static KnownObject object(JsonNode node, int label) {
        List<KnownObject.Part> parts = new ArrayList<>();
        for (JsonNode part : node.path("parts")) {
            parts.add(new KnownObject.Part(
                    Outline.of(part), Paint.of(part.path("paint").asText(""))));
        }
        JsonNode place = node.path("place");
        return new KnownObject(
                label,
                node.path("name").asText(),
                Layer.valueOf(node.path("layer").asText().toUpperCase(Locale.ROOT)),
                node.path("indoors").asBoolean(false),
                new Box(
                        place.path(0).asDouble(),
                        place.path(1).asDouble(),
                        place.path(2).asDouble(),
                        place.path(3).asDouble()),
                texts(node.path("colours")).stream().map(Colour::hex).toList(),
                parts);
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(each -> texts.add(each.asText()));
        return texts;
    }

    private static JsonNode json(String name) {
        try (InputStream content = Objects.requireNonNull(Vocabulary.class.getResourceAsStream(name), name)) {
            return Json.mapper().readTree(content);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(name, unreadable);
        }
    }

    /** All that can be drawn, by label. */
    List<KnownObject> objects() {
        return objects;
    }

    /** What is drawn for a word that nothing is known about: the first object. */
    KnownObject unknown() {
        return objects.getFirst();
    }

    /** @throws IllegalArgumentException when the model has no object of this name */
    KnownObject named(String name) {
        return objects.stream()
                .filter(object -> object.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no object is named " + name));
    }

    Optional<KnownObject> object(String word) {
        return names.find(word);
    }

    Optional<Colour> colour(String word) {
        return colours.find(word);
    }

    /** What texts say beside objects and their colours. */
    Phrases phrases() {
        return phrases;
    }
}
