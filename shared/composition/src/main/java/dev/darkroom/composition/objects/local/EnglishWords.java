package dev.darkroom.composition.objects.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * What the tags of English words do not tell.
 *
 * @param unseen nouns that name nothing to draw a box for
 * @param names of several words, the first of which would be taken for a description
 * @param modifiers colours and materials
 * @param measures "group" of people, "picture" of a cat: not the thing itself
 * @param holders "cup" of coffee: one thing with what it holds
 * @param ingNouns nouns in -ing
 * @param requests "draw" a cat: said to whoever makes the picture
 */
record EnglishWords(
        Set<String> unseen,
        Set<String> names,
        Set<String> modifiers,
        Set<String> measures,
        Set<String> holders,
        Set<String> ingNouns,
        Set<String> requests,
        Singulars singulars) {

    private static final int LONGEST_NAME = 4;

    private static final Set<String> NUMBERS =
            Set.of("one two three four five six seven eight nine ten eleven twelve hundred thousand".split(" "));

    private static final Pattern ADJECTIVE = Pattern.compile(".+(ful|ous|ic|al|ive|less|able|ible|ish|ed|ing)");

    static EnglishWords shipped() {
        return new EnglishWords(
                WordList.words("unseen-en"),
                WordList.words("names-en"),
                WordList.words("modifiers-en"),
                WordList.words("measures-en"),
                WordList.words("holders-en"),
                WordList.words("ing-nouns-en"),
                WordList.words("requests-en"),
                new Singulars(WordList.pairs("plurals-en")));
    }

    boolean isUnseen(String word) {
        String lower = lower(word);
        return unseen.contains(lower) || unseen.contains(singulars.of(lower)) || lower.endsWith("like");
    }

    boolean isModifier(String word) {
        return modifiers.contains(lower(word));
    }

    boolean isMeasure(String word) {
        return measures.contains(lower(word)) || measures.contains(singulars.of(lower(word)));
    }

    boolean isHolder(String word) {
        return holders.contains(singulars.of(lower(word)));
    }

    boolean isNumber(String word) {
        return NUMBERS.contains(lower(word));
    }

    /** "rising", "made": a verb, even where the tagger takes it for a noun. */
    boolean isDoing(String word) {
        String lower = lower(word);
        return "made".equals(lower) || (lower.endsWith("ing") && !ingNouns.contains(lower));
    }

    /** Whether a word sounds like an adjective and nothing else. */
    boolean soundsLikeAdjective(String word) {
        return isUnseen(word)
                || isModifier(word)
                || ADJECTIVE.matcher(lower(word)).matches();
    }

    boolean isRequest(String word) {
        return requests.contains(lower(word));
    }

    /** How many of the tokens from here on are a name of several words, singular or plural; 0 when they are none. */
    int nameLength(List<String> tokens, int from) {
        for (int length = Math.min(LONGEST_NAME, tokens.size() - from); length > 1; length--) {
            List<String> some = tokens.subList(from, from + length);
            if (isName(some) || isName(lastSingular(some))) {
                return length;
            }
        }
        return 0;
    }

    /** Whether the last of the nouns are a name of several words. */
    boolean endsWithName(List<String> nouns) {
        return IntStream.range(0, nouns.size()).anyMatch(i -> nameLength(nouns, i) == nouns.size() - i);
    }

    /** The nouns with the last one in the singular, unless they are a name that is a plural: "northern lights". */
    List<String> inSingular(List<String> nouns) {
        boolean plural = IntStream.range(0, nouns.size()).anyMatch(i -> isName(nouns.subList(i, nouns.size())));
        return plural ? nouns : lastSingular(nouns);
    }

    private boolean isName(List<String> some) {
        return some.size() > 1 && names.contains(lower(String.join(" ", some)));
    }

    private List<String> lastSingular(List<String> some) {
        List<String> singular = new ArrayList<>(some);
        singular.set(some.size() - 1, singulars.of(some.getLast()));
        return singular;
    }

    private static String lower(String word) {
        return word.toLowerCase(Locale.ROOT);
    }
}
