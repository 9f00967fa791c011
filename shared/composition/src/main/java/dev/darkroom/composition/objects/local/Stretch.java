package dev.darkroom.composition.objects.local;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Words and marks of one sentence that stand side by side in one script.
 *
 * @param tokens words, an English possessive apart from its word, and punctuation marks of one character each
 */
record Stretch(boolean korean, List<String> tokens) {
    /** A word with inner hyphens and apostrophes, or one mark that parts words. */
    private static final Pattern TOKEN = Pattern.compile(
            "['’]s\\b|[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}]*+(?:[-‐][\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}]*+)*+|[,.;:!?()\\[\\]/|+&\"“”·、，。！？…\\n–—*~]");

    private static final Pattern SENTENCE_END = Pattern.compile("[.;!?。！？…\\n]");
    private static final Pattern HANGUL = Pattern.compile("\\p{IsHangul}");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}].*", Pattern.DOTALL);

    /** Longer sentences are cut: the tagger looks at a sentence as a whole. */
    private static final int MAX_TOKENS = 120;

    /** A prompt of 2,000 characters has some 350 words; what has many more is none, and not worth the time. */
    private static final int MAX_TOKENS_IN_ALL = 500;

    /** A longer word is none in any language. */
    private static final int MAX_LETTERS = 60;

    Stretch {
        tokens = List.copyOf(tokens);
    }

    /** All of a text, in order. */
    static List<Stretch> all(String text) {
        List<Stretch> all = new ArrayList<>();
        List<String> tokens = new ArrayList<>();
        boolean korean = false;
        // a Korean syllable may arrive in pieces, and a letter in double width
        var matcher = TOKEN.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC));
        for (int read = 0; read < MAX_TOKENS_IN_ALL && matcher.find(); read++) {
            String token = matcher.group();
            if (token.length() > MAX_LETTERS) {
                continue;
            }
            boolean otherScript = isWord(token) && HANGUL.matcher(token).find() != korean;
            if (otherScript || tokens.size() == MAX_TOKENS) {
                add(all, korean, tokens);
                korean = otherScript != korean;
            }
            if (SENTENCE_END.matcher(token).matches()) {
                add(all, korean, tokens);
            } else {
                tokens.add(token);
            }
        }
        add(all, korean, tokens);
        return all;
    }

    private static void add(List<Stretch> all, boolean korean, List<String> tokens) {
        if (tokens.stream().anyMatch(Stretch::isWord)) {
            all.add(new Stretch(korean, tokens));
        }
        tokens.clear();
    }

    /** Whether a token is a word or a number, and no mark. */
    static boolean isWord(String token) {
        return WORD.matcher(token).matches();
    }
}
