package dev.darkroom.worker.engine.tiny;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds what a word means although it stands in a sentence: English plurals and Korean particles are taken off when the word as it stands
 * is not known.
 */
final class Lexicon<M> {

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private final Map<String, M> meanings;
    private final List<String> particles;

    /** @param meanings by word in lower case */
    Lexicon(Map<String, M> meanings, List<String> particles) {
        this.meanings = Map.copyOf(meanings);
        this.particles = List.copyOf(particles);
    }

    /** The words of a text, in lower case. */
    static List<String> words(String text) {
        // a Korean syllable may arrive in pieces
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        return BETWEEN_WORDS
                .splitAsStream(composed.toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    Optional<M> find(String word) {
        return forms(word).stream()
                .filter(meanings::containsKey)
                .map(meanings::get)
                .findFirst();
    }

    private List<String> forms(String word) {
        List<String> forms = new ArrayList<>();
        forms.add(word);
        if (word.endsWith("ies")) {
            forms.add(word.substring(0, word.length() - 3) + "y");
        }
        if (word.endsWith("es")) {
            forms.add(word.substring(0, word.length() - 2));
        }
        if (word.endsWith("s")) {
            forms.add(word.substring(0, word.length() - 1));
        }
        for (String particle : particles) {
            if (word.endsWith(particle)) {
                forms.add(word.substring(0, word.length() - particle.length()));
            }
        }
        return forms;
    }
}
