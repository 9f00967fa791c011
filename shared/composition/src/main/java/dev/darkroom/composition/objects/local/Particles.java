package dev.darkroom.composition.objects.local;

import java.util.ArrayList;
import java.util.List;

/** The particles that Korean joins to a noun. Each follows a consonant, a vowel, or either: 을 never follows a vowel. */
final class Particles {
    private static final int FIRST_SYLLABLE = 0xAC00;
    private static final int LAST_SYLLABLE = 0xD7A3;
    private static final int FINALS = 28;
    private static final int FINAL_RIEUL = 8;

    /** Stand behind nouns only, whatever a word sounds like. */
    private static final List<String> ONLY_NOUNS = List.of("과", "와", "이랑", "에서", "에게");

    /** Stand behind nouns, and behind verbs that are made nouns: 보기를. */
    private static final List<String> OBJECTS = List.of("을", "를");

    /** Stand behind nouns of some length; behind shorter words they end adverbs and verbs. */
    private static final List<String> SUBJECTS = List.of("이", "가", "에");

    /** "like a bird": it is not there. */
    private static final List<String> COMPARING = List.of("처럼", "같이", "같은", "만큼", "보다", "마냥");

    private static final List<String> AFTER_CONSONANT =
            List.of("을", "이", "은", "과", "으로", "이랑", "이나", "이며", "이고", "으로는", "으로도", "이다", "이에요", "인", "이라는", "이라도");
    private static final List<String> AFTER_VOWEL = List.of("를", "가", "는", "와", "랑", "나", "며", "예요", "라는", "라도");
    private static final List<String> AFTER_ANY = List.of(
            "의", "에", "도", "만", "에서", "에게", "에는", "에도", "에서는", "에서도", "에게서", "까지", "부터", "하고", "입니다", "처럼", "같이", "같은",
            "만큼", "보다", "마냥", "마다", "뿐");

    /** Last syllables of what was made a noun of a verb. */
    private static final String NOMINAL = "기음것듯줄";

    /** Last syllables of verbs that another one, 가다, may follow, and of what 이 makes adverbs of. */
    private static final String CONNECTING = "아어여라려나와러거없";

    /** Syllables of a particle. */
    private static final int LONGEST = 3;

    private Particles() {}

    /**
     * A word taken apart.
     *
     * @param particle empty for the word as it stands
     */
    record Split(String stem, String particle) {
        boolean isBare() {
            return particle.isEmpty();
        }

        /** Whether the stem must be a noun, although nobody knows it. */
        boolean tellsNoun() {
            char last = stem.charAt(stem.length() - 1);
            return (stem.length() > 1 && ONLY_NOUNS.contains(particle))
                    || (stem.length() > 1 && OBJECTS.contains(particle) && NOMINAL.indexOf(last) < 0)
                    || (stem.length() > 2 && SUBJECTS.contains(particle) && CONNECTING.indexOf(last) < 0);
        }

        boolean compares() {
            return COMPARING.contains(particle);
        }

        /** "of wood", when something is made of it. */
        boolean isMeans() {
            return particle.equals("로") || particle.equals("으로");
        }
    }

    /** All ways to take a word apart, the longest stem first; the word itself is the first. */
    static List<Split> splits(String word) {
        List<Split> splits = new ArrayList<>();
        splits.add(new Split(word, ""));
        for (int i = word.length() - 1; i > 0 && i >= word.length() - LONGEST; i--) {
            String particle = word.substring(i);
            if (follows(particle, word.charAt(i - 1))) {
                splits.add(new Split(word.substring(0, i), particle));
            }
        }
        return splits;
    }

    private static boolean follows(String particle, char last) {
        if (last < FIRST_SYLLABLE || last > LAST_SYLLABLE) {
            return AFTER_ANY.contains(particle) || AFTER_VOWEL.contains(particle) || AFTER_CONSONANT.contains(particle);
        }
        int closing = (last - FIRST_SYLLABLE) % FINALS;
        if (particle.startsWith("로")) {
            return (closing == 0 || closing == FINAL_RIEUL)
                    && List.of("로", "로는", "로도").contains(particle);
        }
        return AFTER_ANY.contains(particle) || (closing == 0 ? AFTER_VOWEL : AFTER_CONSONANT).contains(particle);
    }
}
