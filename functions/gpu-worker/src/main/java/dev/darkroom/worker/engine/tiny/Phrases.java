package dev.darkroom.worker.engine.tiny;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Reads the light out of a prompt and wishes out of feedback, by the words of {@code words.json}. */
final class Phrases {

    private final Lexicon<JsonNode> lights;
    private final Lexicon<Wishes> wishes;
    private final Lexicon<Double> degrees;

    private Phrases(Lexicon<JsonNode> lights, Lexicon<Wishes> wishes, Lexicon<Double> degrees) {
        this.lights = lights;
        this.wishes = wishes;
        this.degrees = degrees;
    }

    static Phrases of(JsonNode words, List<String> particles) {
        Map<String, JsonNode> lights = new HashMap<>();
        words.path("light").properties().forEach(entry -> lights.put(entry.getKey(), entry.getValue()));
        Map<String, Double> degrees = new HashMap<>();
        words.path("degrees")
                .properties()
                .forEach(entry -> degrees.put(entry.getKey(), entry.getValue().asDouble()));
        Map<String, Wishes> wishes = new HashMap<>();
        JsonNode wished = words.path("wishes");
        learn(wishes, wished.path("brightness"), new Wishes(1, 0, 0));
        learn(wishes, wished.path("warmth"), new Wishes(0, 1, 0));
        learn(wishes, wished.path("sharpness"), new Wishes(0, 0, 1));
        return new Phrases(
                new Lexicon<>(lights, particles), new Lexicon<>(wishes, List.of()), new Lexicon<>(degrees, List.of()));
    }

    private static void learn(Map<String, Wishes> wishes, JsonNode words, Wishes wish) {
        words.path("more").forEach(word -> wishes.put(word.asText(), wish));
        words.path("less").forEach(word -> wishes.put(word.asText(), wish.times(-1)));
    }

    /** The light that a prompt speaks of; a clear day when it speaks of none. */
    Light light(String prompt) {
        OptionalDouble daylight = OptionalDouble.empty();
        OptionalDouble warmth = OptionalDouble.empty();
        for (String word : Lexicon.words(prompt)) {
            JsonNode light = lights.find(word).orElse(null);
            if (light != null) {
                daylight = light.has("daylight")
                        ? OptionalDouble.of(light.path("daylight").asDouble())
                        : daylight;
                warmth = light.has("warmth")
                        ? OptionalDouble.of(light.path("warmth").asDouble())
                        : warmth;
            }
        }
        return new Light(
                daylight.orElse(Light.DAY.daylight()), warmth.orElse(Light.DAY.warmth()), Light.DAY.sharpness());
    }

    /** What a text wishes for: "slightly brighter, much warmer", "less sharp". */
    Wishes wishes(String text) {
        Wishes all = Wishes.NONE;
        double degree = 1;
        for (String word : Lexicon.words(text)) {
            Wishes wish = wishes.find(word).orElse(null);
            if (wish != null) {
                all = all.and(wish.times(degree));
                degree = 1;
            } else {
                degree *= degrees.find(word).orElse(1.0);
            }
        }
        return all;
    }
}
