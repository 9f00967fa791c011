package dev.darkroom.composition.objects.local;

import java.util.ArrayList;
import java.util.List;

/** The particles that Korean joins to a noun. Each follows a consonant, a vowel, or either: 을 never follows a vowel. */
final class Particles {
    private static final int FIRST_SYLLABLE = 0xAC00;
    private static final int LAST_SYLLABLE = 0xD7A3;
    private static final int FINALS = 28;
    private static final int FINAL_RIEUL = 8;

    /** Say that a noun stands there, although nobody knows it; the others are endings of verbs too. */
    private static final List<String> TELLING = List.of("을", "를", "과", "와", "이랑", "에서", "에게");

    /** "like a bird": it is not there. */
    private static final List<String> COMPARING = List.of("처럼", "같이", "같은", "만큼", "보다", "마냥");

    private static final List<String> AFTER_CONSONANT =
            List.of("을", "이", "은", "과", "으로", "이랑", "이나", "이며", "이고", "으로는", "으로도", "이다", "이에요", "인", "이라는", "이라도");
    private static final List<String> AFTER_VOWEL = List.of("를", "가", "는", "와", "랑", "나", "며", "예요", "라는", "라도");
    private static final List<String> AFTER_ANY = List.of(
            "의", "에", "도", "만", "에서", "에게", "에는", "에도", "에서는", "에서도", "에게서", "까지", "부터", "하고", "입니다", "처럼", "같이", "같은",
            "만큼", "보다", "마냥", "마다", "뿐");

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

        boolean tellsNoun() {
            return TELLING.contains(particle);
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
        for (int i = word.length() - 1; i > 0; i--) {
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
