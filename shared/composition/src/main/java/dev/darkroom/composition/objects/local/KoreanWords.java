package dev.darkroom.composition.objects.local;

import java.util.Optional;
import java.util.Set;

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
        for (int i = 1; i < word.length(); i++) {
            String first = word.substring(0, i);
            String second = word.substring(i);
            boolean joined = second.length() > 1 ? isObject(second) : TAILS.contains(second);
            if (joined && second.length() + i > 2 && (isObject(first) || modifiers.contains(first) || unseen.contains(first) && i > 1)) {
                return Optional.of(word);
            }
            if (second.length() > 1 && unseen.contains(second) && isObject(first)) {
                return Optional.of(first);
            }
        }
        return Optional.empty();
    }

    /** Whether two nouns side by side are one name: not two animals, but an animal's house. */
    boolean belongTogether(String first, String second) {
        return !(living.contains(first) && living.contains(second)) || isObject(first + second);
    }
}
