package dev.darkroom.composition.objects.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Takes the labels out of one Korean sentence, from its beginning to its end. Used once. */
final class KoreanPhrases {
    private static final Set<String> NUMBERS =
            Set.of("한", "두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉", "열", "스무", "몇", "여러", "수십", "수백", "수많은");

    /** What things are counted in, some of them nouns too: 우유 한 컵 is milk, 컵 is a cup. */
    private static final Set<String> COUNTERS = Set.of(
            "마리", "그루", "명", "개", "대", "잔", "송이", "권", "병", "척", "쌍", "채", "장", "켤레", "컵", "조각", "그릇", "접시", "분", "줄",
            "자루", "벌", "통", "줌", "다발", "상자", "바구니", "스푼", "모금", "방울", "가닥", "포기");

    private static final int MAX_MODIFIERS = 3;

    /** Syllables of a word that is a noun rather than an adverb. */
    private static final int LONG = 3;

    private static final Set<String> MADE = Set.of("만든", "만들어진", "된", "지은", "지어진", "짠", "빚은", "엮은");

    private final KoreanWords words;
    private final List<String> tokens;
    private final List<String> labels = new ArrayList<>();
    private final List<String> modifiers = new ArrayList<>();

    /** Nouns side by side, which may make one name. */
    private final List<String> open = new ArrayList<>();

    KoreanPhrases(KoreanWords words, List<String> tokens) {
        this.words = words;
        this.tokens = tokens;
    }

    List<String> labels() {
        for (int i = 0; i < tokens.size(); i++) {
            String token = tokens.get(i);
            boolean counted = i > 0 && isNumber(tokens.get(i - 1)) && isCounter(token);
            if (!Stretch.isWord(token)) {
                endClause();
            } else if (counted || isNumber(token)) {
                endNoun();
            } else {
                take(Reading.of(token, words), i);
            }
        }
        endNoun();
        return List.copyOf(labels);
    }

    private static boolean isNumber(String token) {
        return NUMBERS.contains(token) || Character.isDigit(token.codePointAt(0));
    }

    private static boolean isCounter(String token) {
        return Particles.splits(token).stream().anyMatch(split -> COUNTERS.contains(split.stem()));
    }

    private void take(Reading reading, int i) {
        switch (reading) {
            case Reading.Thing thing -> take(thing);
            case Reading.Modifier modifier -> {
                endNoun();
                if (modifiers.size() < MAX_MODIFIERS) {
                    modifiers.add(modifier.word());
                }
            }
            case Reading.Means means -> {
                boolean made = i + 1 < tokens.size() && MADE.contains(tokens.get(i + 1));
                take(made ? new Reading.Modifier(means.noun()) : new Reading.Thing(means.noun(), false), i);
            }
            case Reading.Unseen ignored -> endClause();
            case Reading.Perhaps perhaps ->
                take(isNoun(perhaps, i) ? new Reading.Thing(perhaps.word(), true) : new Reading.Other(), i);
            case Reading.Other ignored -> endNoun();
        }
    }

    /** At the end of its clause, before its number, beside something, or too long for most other words. */
    private boolean isNoun(Reading.Perhaps perhaps, int i) {
        boolean ends = i + 1 == tokens.size() || !Stretch.isWord(tokens.get(i + 1)) || isNumber(tokens.get(i + 1));
        boolean tells = perhaps.word().length() >= LONG && perhaps.isWhole() && !perhaps.isEchoing();
        return ends || tells || Reading.isWhere(tokens.get(i + 1));
    }

    private void take(Reading.Thing thing) {
        open.add(thing.noun());
        if (!thing.bare()) {
            endNoun();
        }
    }

    private void endClause() {
        endNoun();
        modifiers.clear();
    }

    /** What was open is named. Descriptions stay until then: in 빨간 큰 배 the boat is red. */
    private void endNoun() {
        if (open.isEmpty()) {
            return;
        }
        List<String> names = names();
        open.clear();
        modifiers.add(names.getFirst());
        labels.add(String.join(" ", modifiers));
        modifiers.clear();
        labels.addAll(names.subList(1, names.size()));
    }

    /** Two nouns make one name, if they can; more are a list without commas. */
    private List<String> names() {
        boolean one = open.size() == 2 && words.belongTogether(open.getFirst(), open.getLast());
        return one ? List.of(String.join(" ", open)) : List.copyOf(open);
    }
}
