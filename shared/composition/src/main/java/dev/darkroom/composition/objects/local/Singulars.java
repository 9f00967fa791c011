package dev.darkroom.composition.objects.local;

import java.util.Locale;
import java.util.Map;

/** English nouns in the singular; what is always a plural, "scissors", stays. */
final class Singulars {
    private static final int SHORTEST = 4;

    private final Map<String, String> exceptions;

    /** @param exceptions by plural, in lower case; a word that maps to itself stays as it is */
    Singulars(Map<String, String> exceptions) {
        this.exceptions = exceptions;
    }

    /** The singular of one word, which keeps its case but for its ending. */
    String of(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        String exception = exceptions.get(lower);
        if (exception != null) {
            return exception.equals(lower) ? word : exception;
        }
        if (lower.length() < SHORTEST || !lower.endsWith("s") || endsWithAny(lower, "ss", "us", "is", "ous")) {
            return word;
        }
        if (lower.endsWith("ies")) {
            return cut(word, 3) + "y";
        }
        if (endsWithAny(lower, "ches", "shes", "sses", "xes", "zzes")) {
            return cut(word, 2);
        }
        return cut(word, 1);
    }

    private static boolean endsWithAny(String word, String... endings) {
        for (String ending : endings) {
            if (word.endsWith(ending)) {
                return true;
            }
        }
        return false;
    }

    private static String cut(String word, int letters) {
        return word.substring(0, word.length() - letters);
    }
}
