package dev.darkroom.worker.engine.tiny;

import dev.darkroom.worker.engine.generation.Box;
import dev.darkroom.worker.engine.generation.Composition;
import dev.darkroom.worker.engine.generation.Composition.Thing;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Turns words and boxes into a layout; the same composition always into the same one. */
final class Staging {

    private final Vocabulary vocabulary;

    Staging(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** An object that a text names, in the colour that the text gives it. */
    record Named(KnownObject kind, @Nullable Colour colour) {}

    /** Everything that the composition names, on a backdrop and a ground. */
    Layout layout(Composition composition) {
        // apart from the noise, so that a branch, which has the seed of its session, finds everything where its parent
        // had it
        var chance =
                new SeededNoise(composition.seed() * 31 + composition.prompt().hashCode());
        List<Placed> placed = new ArrayList<>();
        List<Named> unplaced = new ArrayList<>();
        for (Thing thing : composition.things()) {
            Named named = named(thing.label());
            thing.boxes().forEach(box -> placed.add(new Placed(named.kind(), box, colour(named, chance))));
            if (thing.boxes().isEmpty()) {
                unplaced.add(named);
            }
        }
        if (composition.things().isEmpty()) {
            List<Named> found = all(composition.prompt());
            unplaced.addAll(found.isEmpty() ? List.of(named(composition.prompt())) : found);
        }
        addSurroundings(placed, unplaced, chance);
        for (Named named : unplaced) {
            placed.add(place(named, placed, chance));
        }
        return Layout.of(placed);
    }

    /** One more object, where there is room for it. */
    Placed place(Named named, List<Placed> taken, SeededNoise chance) {
        return new Placed(named.kind(), Places.free(named.kind(), taken, chance), colour(named, chance));
    }

    /** One more object, in a given box. */
    Placed place(Named named, Box box, SeededNoise chance) {
        return new Placed(named.kind(), box, colour(named, chance));
    }

    private Colour colour(Named named, SeededNoise chance) {
        List<Colour> usual = named.kind().colours();
        // drawn in any case, so that a colour in the text leaves the colours of all else as they were
        Colour drawn = usual.get(chance.below(usual.size()));
        return named.colour() == null ? drawn : named.colour();
    }

    private void addSurroundings(List<Placed> placed, List<Named> unplaced, SeededNoise chance) {
        List<KnownObject> kinds = Stream.concat(
                        placed.stream().map(Placed::kind), unplaced.stream().map(Named::kind))
                .toList();
        boolean indoors = isIndoors(kinds);
        KnownObject backdrop = vocabulary.named(indoors ? "wall" : "sky");
        Colour drawn = colour(new Named(backdrop, null), chance);
        // behind everything, whatever box was given: no pixel is without an object
        placed.add(new Placed(
                backdrop,
                Box.ALL,
                unplaced.stream()
                        .filter(named -> named.kind().equals(backdrop) && named.colour() != null)
                        .map(Named::colour)
                        .findFirst()
                        .orElse(drawn)));
        unplaced.removeIf(named -> named.kind().equals(backdrop));
        if (kinds.stream().noneMatch(kind -> kind.layer() == Layer.GROUND && kind.isWide())) {
            boolean afloat = kinds.stream()
                    .anyMatch(kind -> kind.name().equals("boat") || kind.name().equals("fish"));
            unplaced.addFirst(new Named(vocabulary.named(indoors ? "floor" : afloat ? "sea" : "grass"), null));
        }
    }

    /** Mostly furniture, and nothing that stands outside only; sun and moon tell nothing, they may shine through a window. */
    private static boolean isIndoors(List<KnownObject> kinds) {
        List<KnownObject> telling =
                kinds.stream().filter(kind -> kind.layer() != Layer.CELESTIAL).toList();
        boolean outside = telling.stream().anyMatch(kind -> !kind.indoors() && kind.layer() != Layer.THINGS);
        long furniture = telling.stream().filter(KnownObject::indoors).count();
        return !outside && furniture > 0 && furniture * 2 >= telling.size();
    }

    /** What a label names: its last known word, which in English and Korean is the noun; the whole label when it knows none. */
    private Named named(String label) {
        List<Named> found = all(label);
        return found.isEmpty()
                ? new Named(vocabulary.unknown(), Colour.ofWord(label.strip().toLowerCase(Locale.ROOT)))
                : found.getLast();
    }

    /** All the objects that a text names, each with the colour that stands before it, in order of mention and without repeats. */
    List<Named> all(String text) {
        List<Named> found = new ArrayList<>();
        List<String> words = Lexicon.words(text);
        Colour colour = null;
        for (int i = 0; i < words.size(); i++) {
            boolean last = i + 1 == words.size();
            KnownObject pair = last ? null : known(words.get(i) + " " + words.get(i + 1));
            KnownObject kind = pair == null ? known(words.get(i)) : pair;
            Colour named = vocabulary.colour(words.get(i)).orElse(null);
            // "orange" is a fruit at the end, a colour before something
            if (kind != null && (pair != null || named == null || last)) {
                Named next = new Named(kind, colour);
                if (found.stream().noneMatch(other -> other.kind().equals(next.kind()))) {
                    found.add(next);
                }
                colour = null;
            } else if (named != null) {
                colour = named;
            }
            if (pair != null) {
                i++;
            }
        }
        return found;
    }

    private @Nullable KnownObject known(String word) {
        return vocabulary.object(word).orElse(null);
    }
}
