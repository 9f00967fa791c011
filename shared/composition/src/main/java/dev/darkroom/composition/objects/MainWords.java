package dev.darkroom.composition.objects;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The one label of a prompt in which no object was found: the words that say most. */
final class MainWords {
    /** A label of more characters than this is no name any more. */
    static final int MAX_LENGTH = 40;

    /** For a text in which there is nothing to be seen. */
    private static final String NOTHING_SAID = "object";

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}'’-]*");

    /** What is left of a text of emoji. */
    private static final Pattern NO_PICTURE = Pattern.compile("[^\\p{So}\\p{Sk} ]+");

    /** English words that only join others; Korean has these at the ends of its words. */
    private static final Set<String> JOINING =
            Set.of(("a an the of in on at to for from by with and or but is are was be it its this that these those"
                            + " i me my you your we our he she they as")
                    .split(" "));

    private MainWords() {}

    /** 1 to {@link #MAX_LENGTH} characters of the text: words, else emoji. */
    static String of(String text) {
        String tidied = Labels.tidied(text);
        List<String> words =
                WORD.matcher(tidied).results().map(MatchResult::group).toList();
        List<String> main = words.stream()
                .filter(word -> !JOINING.contains(word.toLowerCase(Locale.ROOT)))
                .toList();
        String label = fitting(main.isEmpty() ? words : main);
        if (!label.isEmpty()) {
            return label;
        }
        String pictures = Labels.cut(NO_PICTURE.matcher(tidied).replaceAll("").strip(), MAX_LENGTH);
        return pictures.isEmpty() ? NOTHING_SAID : pictures;
    }

    /** As many whole words as there is room for; a first word that is too long is cut. */
    private static String fitting(List<String> words) {
        List<String> fitting = new ArrayList<>();
        int length = -1;
        for (String word : words) {
            length += 1 + word.length();
            if (length > MAX_LENGTH) {
                break;
            }
            fitting.add(word);
        }
        if (fitting.isEmpty() && !words.isEmpty()) {
            return Labels.cut(words.getFirst(), MAX_LENGTH);
        }
        return String.join(" ", fitting);
    }
}
