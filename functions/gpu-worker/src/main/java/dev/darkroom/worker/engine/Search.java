package dev.darkroom.worker.engine;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What to look for in one photo.
 *
 * @param preset the domain: {@code seller}, {@code interior}
 * @param concepts names, without repeats
 * @param prompts the noun phrase of each concept, for engines that understand text; may lack some
 * @param imageUrl a link to the stored photo, signed when asked for; for engines that fetch it themselves
 */
public record Search(String preset, List<String> concepts, Map<String, String> prompts, Supplier<URI> imageUrl) {

    /** Copies what it is given. */
    public Search {
        concepts = List.copyOf(concepts);
        prompts = Map.copyOf(prompts);
    }
}
