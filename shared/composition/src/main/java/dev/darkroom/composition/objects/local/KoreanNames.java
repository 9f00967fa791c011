package dev.darkroom.composition.objects.local;

import java.util.List;

/** Names objects in Korean: takes the particles off, and keeps what the list of words knows or what only a noun can be. */
final class KoreanNames {
    private final KoreanWords words;

    private KoreanNames(KoreanWords words) {
        this.words = words;
    }

    /** Read when first needed, once. */
    private static final class Shipped {
        private static final KoreanNames NAMES = new KoreanNames(KoreanWords.shipped());
    }

    /** With the words that ship with this class. */
    static KoreanNames shipped() {
        return Shipped.NAMES;
    }

    /** The labels of one sentence, in order of mention. */
    List<String> in(List<String> tokens) {
        return new KoreanPhrases(words, tokens).labels();
    }
}
