package dev.darkroom.svg.template;

import java.util.Locale;

/** Upper and lower case, the same in every place of the world. */
final class Letters {
    private Letters() {}

    static String upper(String text) {
        return text.toUpperCase(Locale.ROOT);
    }

    static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /** The first letter large, all others small. */
    static String capitalized(String text) {
        if (text.isEmpty()) {
            return text;
        }
        int second = text.offsetByCodePoints(0, 1);
        return upper(text.substring(0, second)) + lower(text.substring(second));
    }

    /** Every word capitalized; an apostrophe is part of its word. */
    static String title(String text) {
        var title = new StringBuilder(text.length());
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || !isWordPart(text.charAt(i))) {
                title.append(capitalized(text.substring(start, i)));
                title.append(text, i, Math.min(i + 1, text.length()));
                start = i + 1;
            }
        }
        return title.toString();
    }

    private static boolean isWordPart(char c) {
        return Character.isLetterOrDigit(c) || Character.isSurrogate(c) || c == '_' || c == '\'';
    }
}
