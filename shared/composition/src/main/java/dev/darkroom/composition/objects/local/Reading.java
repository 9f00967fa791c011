package dev.darkroom.composition.objects.local;

import dev.darkroom.composition.objects.local.Particles.Split;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What one Korean word is, by itself. */
sealed interface Reading {

    /** @param bare whether nothing was joined to the noun, so that it may belong to the next one */
    record Thing(String noun, boolean bare) implements Reading {}

    /** A colour or a material. */
    record Modifier(String word) implements Reading {}

    /** 나무로: what something may be made of. */
    record Means(String noun) implements Reading {}

    /** A noun that names nothing to be seen. */
    record Unseen() implements Reading {}

    /** Something that nobody knows, and that is a noun if its place says so. */
    record Perhaps(String word) implements Reading {
        /** Whether nothing at its end could be a particle. */
        boolean isWhole() {
            return Particles.splits(word).size() == 1;
        }

        /** 반짝반짝, 알록달록: says how, not what. */
        boolean isEchoing() {
            int half = word.length() / 2;
            return word.length() % 2 == 0 && word.charAt(half - 1) == word.charAt(word.length() - 1);
        }
    }

    /** A verb, an adverb, an adjective, or nobody knows what. */
    record Other() implements Reading {}

    /** 숲속에: in the wood. Where, joined to what is named. */
    Set<String> WHERE = Set.of("속", "안", "밖", "위", "옆", "앞", "뒤", "밑", "아래", "사이");

    /** The last syllables of verbs and adjectives where they end a clause or go before a noun, and of adverbs. */
    String VERBAL = "다요까고며서게지면니는은을던운한된진인줘죠네해기음듯적히린른큰난간온본할될올볼갈";

    /** Shortest noun that is believed without being known. */
    int BELIEVED = 2;

    /** Longest word with its particles; what is longer is no word, and not worth the time. */
    int LONGEST = 20;

    /** 옆에서, 위의: beside and on what was named before. */
    static boolean isWhere(String word) {
        return Particles.splits(word).stream().anyMatch(split -> WHERE.contains(split.stem()));
    }

    static Reading of(String word, KoreanWords words) {
        if (word.length() > LONGEST || words.never().contains(word)) {
            return new Other();
        }
        return Particles.splits(word).stream()
                .flatMap(split -> known(split, words).stream())
                .findFirst()
                .orElseGet(() -> unknown(word, words));
    }

    private static Optional<Reading> known(Split split, KoreanWords words) {
        String stem = split.stem();
        if (words.modifiers().contains(stem) && !words.isObject(stem)) {
            return Optional.of(new Modifier(stem));
        }
        if (words.modifiers().contains(stem) && split.isMeans()) {
            return Optional.of(new Means(stem));
        }
        String one = without(stem, "들");
        String there = WHERE.stream()
                .filter(one::endsWith)
                .findFirst()
                .map(where -> without(one, where))
                .orElse(one);
        if (words.unseen().contains(stem) || words.unseen().contains(one)) {
            return Optional.of(new Unseen());
        }
        return Stream.of(stem, one, there)
                .flatMap(noun -> words.object(noun).stream()
                        .map(object -> new Thing(object, split.isBare() && noun.equals(stem))))
                .findFirst()
                .map(thing -> split.compares() ? new Other() : thing);
    }

    private static Reading unknown(String word, KoreanWords words) {
        for (Split split : Particles.splits(word)) {
            String stem = without(split.stem(), "들");
            if (split.tellsNoun() && !words.never().contains(stem)) {
                return new Thing(stem, false);
            }
        }
        String one = without(word, "들");
        return isBelieved(one) ? new Perhaps(one) : new Other();
    }

    private static boolean isBelieved(String word) {
        return word.length() >= BELIEVED && VERBAL.indexOf(word.charAt(word.length() - 1)) < 0;
    }

    private static String without(String word, String ending) {
        return word.length() > ending.length() && word.endsWith(ending)
                ? word.substring(0, word.length() - ending.length())
                : word;
    }
}
