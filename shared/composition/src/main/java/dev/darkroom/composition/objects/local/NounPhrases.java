package dev.darkroom.composition.objects.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Takes the labels out of one tagged English sentence, from its beginning to its end. Used once. */
final class NounPhrases {
    /** Of the nouns that make a name together; more are a list without commas. */
    private static final int MAX_NOUNS = 4;

    private static final int MAX_MODIFIERS = 3;

    /** After "of" comes an artist, not an object. */
    private static final Set<String> MANNERS = Set.of("style", "manner", "spirit", "aesthetic", "mood", "vibe");

    private static final Set<String> NOUNS = Set.of("NOUN", "PROPN");

    private static final Set<String> AFTER_NOUNS = Set.of("PUNCT", "ADP", "CCONJ", "VERB", "AUX");

    private static final Set<String> AFTER_VERBS = Set.of("DET", "ADP", "PRON", "ADV");

    /** Behind these comes who or what made the picture, not what is in it. */
    private static final Set<String> MADE_BY =
            Set.of("by", "shot on", "shot with", "photographed with", "photographed by");

    private final EnglishWords words;
    private final List<String> tokens;
    private final List<String> tags;
    private final List<String> labels = new ArrayList<>();
    private final List<String> modifiers = new ArrayList<>();
    private int at;

    /** @param tags of Universal Dependencies, one for each token */
    NounPhrases(EnglishWords words, List<String> tokens, List<String> tags) {
        this.words = words;
        this.tokens = tokens;
        this.tags = tags;
    }

    List<String> labels() {
        while (at < tokens.size()) {
            int end = nounsEnd(at);
            if (end > at) {
                take(end);
            } else if (isMakerNext()) {
                at = nounsEnd(at + 1);
            } else {
                describe();
                at++;
            }
        }
        return List.copyOf(labels);
    }

    /** Where the nouns that begin here end; here, when there are none. */
    private int nounsEnd(int from) {
        int end = from;
        while (end < tokens.size()) {
            int name = words.nameLength(tokens, end);
            boolean more = name > 0 || isNoun(end) || isUnlikelyAdjective(end, end > from);
            if (!more) {
                break;
            }
            end += Math.max(1, name);
        }
        return end;
    }

    private boolean isNoun(int i) {
        String token = tokens.get(i);
        boolean request = words.isRequest(token) && (i == 0 || "please".equals(lower(i - 1)));
        boolean doing = words.isDoing(token) && (isTagged(i - 1, NOUNS) || !isTagged(i + 1, NOUNS));
        return isTagged(i, NOUNS)
                && Character.isLetter(token.codePointAt(0))
                && !request
                && !doing
                && !words.isNumber(token);
    }

    /** What is tagged as an adjective, and has no noun after it: "in the sky," "a snowy forest", "astronaut riding a horse". */
    private boolean isUnlikelyAdjective(int i, boolean afterNoun) {
        boolean ends = i + 1 == tokens.size() || (isTagged(i + 1, AFTER_NOUNS) && !goesOnDescribing(i + 1));
        boolean does = i + 1 < tokens.size() && words.isDoing(tokens.get(i + 1)) && isTagged(i + 2, AFTER_VERBS);
        return isTagged(i, Set.of("ADJ"))
                && (does || (ends && (afterNoun || isTagged(i - 1, Set.of("DET")))))
                && !words.soundsLikeAdjective(tokens.get(i));
    }

    private boolean isTagged(int i, Set<String> any) {
        return i >= 0 && i < tags.size() && any.contains(tags.get(i));
    }

    /** "by Hokusai", "shot on Kodak Portra". */
    private boolean isMakerNext() {
        boolean said = MADE_BY.contains(lower(at)) || (at > 0 && MADE_BY.contains(lower(at - 1) + " " + lower(at)));
        return said && isTagged(at + 1, Set.of("PROPN")) && isNoun(at + 1);
    }

    private void take(int end) {
        List<String> nouns = seen(at, end);
        boolean of = end + 1 < tokens.size() && "of".equals(lower(end));
        String head = lower(end - 1);
        at = end;
        if (of && nouns.isEmpty() && MANNERS.contains(head)) {
            at = nounsEnd(afterDescription(end + 1));
        } else if (of && words.isMeasure(head)) {
            at = end + 1;
        } else if (!nouns.isEmpty()) {
            int content = of && words.isHolder(head) ? afterDescription(end + 1) : end;
            int contentEnd = content == end ? end : nounsEnd(content);
            List<String> held = content == end ? List.of() : seen(content, contentEnd);
            at = held.isEmpty() ? end : contentEnd;
            labels.add(label(nouns, held));
        }
        modifiers.clear();
    }

    /** The nouns without those at the end that name nothing to be seen: of "kitchen interior" the kitchen. */
    private List<String> seen(int from, int end) {
        List<String> nouns = new ArrayList<>();
        for (int i = from; i < end; i++) {
            nouns.add(isProper(i) ? tokens.get(i) : lower(i));
        }
        int all = nouns.size();
        while (!nouns.isEmpty() && words.isUnseen(nouns.getLast()) && !words.endsWithName(nouns)) {
            nouns.removeLast();
        }
        if (nouns.size() < all && nouns.stream().allMatch(words::isModifier)) {
            // "marble top", "red light": a description of what is not seen
            return List.of();
        }
        return nouns.subList(Math.max(0, nouns.size() - MAX_NOUNS), nouns.size());
    }

    /** A capital says so anywhere but at the beginning. */
    private boolean isProper(int i) {
        return i > 0 ? Character.isUpperCase(tokens.get(i).codePointAt(0)) : isTagged(i, Set.of("PROPN"));
    }

    private String label(List<String> nouns, List<String> held) {
        List<String> label = new ArrayList<>(modifiers);
        label.removeAll(nouns);
        label.addAll(words.inSingular(nouns));
        if (!held.isEmpty()) {
            label.add("of");
            label.addAll(held);
        }
        return String.join(" ", label);
    }

    /** Keeps a colour or a material until its noun comes, and forgets it when something else comes first. */
    private void describe() {
        String token = lower(at);
        if (words.isModifier(token)) {
            if (modifiers.size() < MAX_MODIFIERS) {
                modifiers.add(token);
            }
        } else if (isTagged(at, Set.of("CCONJ")) || ",".equals(token)) {
            if (!goesOnDescribing(at)) {
                modifiers.clear();
            }
        } else if (!isDescription(at)) {
            modifiers.clear();
        }
    }

    /** "big, red" and "red and white": after the comma or the "and" comes one more description. */
    private boolean goesOnDescribing(int comma) {
        boolean joins = isTagged(comma, Set.of("CCONJ")) || ",".equals(lower(comma));
        return joins
                && comma + 1 < tokens.size()
                && (isTagged(comma + 1, Set.of("ADJ")) || words.isModifier(lower(comma + 1)));
    }

    private boolean isDescription(int i) {
        if (words.isNumber(tokens.get(i))) {
            return true;
        }
        return switch (tags.get(i)) {
            case "ADJ", "ADV", "NUM" -> true;
            case "VERB" -> lower(i).endsWith("ing") || lower(i).endsWith("ed");
            default -> false;
        };
    }

    /** Where a noun phrase has its nouns: behind articles and adjectives. */
    private int afterDescription(int from) {
        int i = from;
        while (i < tokens.size() && nounsEnd(i) == i && ("DET".equals(tags.get(i)) || isDescription(i))) {
            i++;
        }
        return i;
    }

    private String lower(int i) {
        return tokens.get(i).toLowerCase(Locale.ROOT);
    }
}
