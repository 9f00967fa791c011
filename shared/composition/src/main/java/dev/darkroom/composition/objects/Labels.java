package dev.darkroom.composition.objects;

import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Makes labels of what was found: trimmed, once each whatever their case, in order of mention, as many as the contract allows. */
final class Labels {
    /** Most objects of one prompt (contract). */
    static final int MAX_COUNT = 10;

    /** Longest label in characters (contract). */
    static final int MAX_LENGTH = 100;

    /** White space, and whatever is not seen or has no meaning alone: control and format characters, halves of pairs. */
    private static final Pattern UNSEEN = Pattern.compile("[\\s\\p{Z}\\p{Cc}\\p{Cf}\\p{Co}\\p{Cn}\\p{Cs}]+");

    private Labels() {}

    /** At most {@link #MAX_COUNT}; none when nothing that is left can be seen. */
    static List<String> of(List<String> found) {
        Map<String, String> distinct = new LinkedHashMap<>();
        for (String each : found) {
            String label = cut(tidied(each), MAX_LENGTH);
            if (!label.isEmpty()) {
                distinct.putIfAbsent(key(label), label);
            }
        }
        return distinct.values().stream().limit(MAX_COUNT).toList();
    }

    /** In one line, with single spaces, and every Hangul syllable in one piece. */
    static String tidied(String text) {
        return Normalizer.normalize(UNSEEN.matcher(text).replaceAll(" "), Normalizer.Form.NFC)
                .strip();
    }

    /** The beginning, never ending in half a character of two. */
    static String cut(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
        return text.substring(0, end).strip();
    }

    /** Wide and narrow letters are the same ones to a reader. */
    private static String key(String label) {
        return Normalizer.normalize(label, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }
}
