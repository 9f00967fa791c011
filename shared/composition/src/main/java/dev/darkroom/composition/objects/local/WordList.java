package dev.darkroom.composition.objects.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the lists of words beside this class: words between spaces, "_" for a space in a name, a comment after "#". */
final class WordList {
    private WordList() {}

    /** @param name of a file that ships with this class, without {@code .txt} */
    static Set<String> words(String name) {
        return read(name).stream().collect(Collectors.toUnmodifiableSet());
    }

    /** Of a file in which each second word is what the first one becomes. */
    static Map<String, String> pairs(String name) {
        List<String> words = read(name);
        Map<String, String> pairs = new LinkedHashMap<>();
        for (int i = 0; i + 1 < words.size(); i += 2) {
            pairs.put(words.get(i), words.get(i + 1));
        }
        return Map.copyOf(pairs);
    }

    private static List<String> read(String name) {
        var content = Objects.requireNonNull(WordList.class.getResourceAsStream(name + ".txt"), name);
        try (var reader = new BufferedReader(new InputStreamReader(content, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(line -> Arrays.stream(line.strip().split("\\s+")))
                    .filter(word -> !word.isEmpty())
                    .map(word -> word.replace('_', ' '))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(name, unreadable);
        }
    }
}
