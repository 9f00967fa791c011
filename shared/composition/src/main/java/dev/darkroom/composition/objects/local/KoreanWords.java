package dev.darkroom.composition.objects.local;

import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The Korean words that are known.
 *
 * @param things that can be seen, and neither live nor look as if they did
 * @param living people and animals
 * @param modifiers colours and materials
 * @param unseen nouns that name nothing to draw a box for
 * @param never what looks like a noun with a particle and is none
 */
record KoreanWords(
        Set<String> things, Set<String> living, Set<String> modifiers, Set<String> unseen, Set<String> never) {

    /** Nouns of one syllable that end many others; any other syllable at an end would be found in every word. */
    private static final String TAILS = "잔병방문탑차배새옷책밭섬숲컵벽빵밥집꽃길산강불성절";

    static KoreanWords shipped() {
        return new KoreanWords(
                WordList.words("things-ko"),
                WordList.words("living-ko"),
                WordList.words("modifiers-ko"),
                WordList.words("unseen-ko"),
                WordList.words("never-nouns-ko"));
    }

    boolean isObject(String word) {
        return things.contains(word) || living.contains(word);
    }

    /** What a word names, itself when it is known or made of two that are; only its first part when the second is not to be seen. */
    Optional<String> object(String word) {
        if (isObject(word)) {
            return Optional.of(word);
        }
        if (unseen.contains(word)) {
            return Optional.empty();
        }
        return IntStream.range(1, word.length())
                .mapToObj(i -> joined(word.substring(0, i), word.substring(i)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<String> joined(String first, String second) {
        boolean head = second.length() > 1 ? isObject(second) : first.length() > 1 && TAILS.contains(second);
        boolean description = modifiers.contains(first) || (first.length() > 1 && unseen.contains(first));
        if (head && (isObject(first) || description)) {
            return Optional.of(first + second);
        }
        return second.length() > 1 && unseen.contains(second) && isObject(first)
                ? Optional.of(first)
                : Optional.empty();
    }

    /** Whether two nouns side by side are one name: not two animals, but an animal's house. */
    boolean belongTogether(String first, String second) {
        return !(living.contains(first) && living.contains(second)) || isObject(first + second);
    }
}
