package dev.darkroom.composition.objects.local;

import java.util.List;
import java.util.Locale;

/** Names objects in English: tags the words, and takes the nouns. Words of other languages in Latin letters are tried the same way. */
final class EnglishNames {
    /** Of ten words; from there on capitals say nothing of a word. */
    private static final int MOSTLY = 7;

    /** Fewer words may well be a name. */
    private static final int TITLE = 5;

    private final Tagger tagger;
    private final EnglishWords words;

    private EnglishNames(Tagger tagger, EnglishWords words) {
        this.tagger = tagger;
        this.words = words;
    }

    /** Read when first needed, once. */
    private static final class Shipped {
        private static final EnglishNames NAMES = new EnglishNames(Tagger.shipped(), EnglishWords.shipped());
    }

    /** With the model and the words that ship with this class. */
    static EnglishNames shipped() {
        return Shipped.NAMES;
    }

    /** The labels of one sentence, in order of mention. */
    List<String> in(List<String> tokens) {
        List<String> written = isMostlyCapitalised(tokens)
                ? tokens.stream().map(token -> token.toLowerCase(Locale.ROOT)).toList()
                : tokens;
        return new NounPhrases(words, written, tagger.tags(written)).labels();
    }

    /** A title, or shouted: the tagger would take each word for a proper name. */
    private static boolean isMostlyCapitalised(List<String> tokens) {
        long all = tokens.stream().filter(Stretch::isWord).count();
        long capitalised = tokens.stream()
                .filter(token -> Character.isUpperCase(token.codePointAt(0)))
                .count();
        return all >= TITLE && capitalised * 10 >= all * MOSTLY;
    }
}
