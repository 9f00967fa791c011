package dev.darkroom.composition.objects.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** A line of a table: a prompt, and what a person sees in it. */
record NamedPrompt(String language, String text, List<Named> objects) {

    /**
     * An object by its names, which are as good as each other.
     *
     * @param optional some would name it, others not
     */
    record Named(List<String> names, boolean optional) {
        /** The label is one of the names, or ends with it after further words, itself or before its "of". */
        boolean isMeantBy(String label) {
            String whole = " " + label.toLowerCase(Locale.ROOT);
            String head = whole.replaceFirst(" of .*", "");
            return names.stream()
                    .map(name -> " " + name.toLowerCase(Locale.ROOT))
                    .anyMatch(name -> whole.endsWith(name) || head.endsWith(name));
        }
    }

    /** How many there were and how many were found, rightly or not. */
    record Score(int wanted, int found, int wrong) {
        static final Score NONE = new Score(0, 0, 0);

        Score plus(Score other) {
            return new Score(wanted + other.wanted, found + other.found, wrong + other.wrong);
        }

        /** Of the objects that a person names. */
        double share() {
            return (double) found / wanted;
        }

        /** Of the labels that name an object, how many a person would name too. */
        double precision() {
            return found == 0 ? 0 : (double) found / (found + wrong);
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%d of %d objects found, %.1f %%; precision %.1f %%",
                    found,
                    wanted,
                    100 * share(),
                    100 * precision());
        }
    }

    /** Each label stands for at most one object, and each object counts once. */
    Score score(List<String> labels) {
        List<Named> left = new ArrayList<>(objects);
        int found = 0;
        int wrong = 0;
        for (String label : labels) {
            Named meant = left.stream()
                    .filter(each -> each.isMeantBy(label))
                    .findFirst()
                    .orElse(null);
            left.remove(meant);
            if (meant == null) {
                wrong++;
            } else if (!meant.optional()) {
                found++;
            }
        }
        return new Score((int) objects.stream().filter(each -> !each.optional()).count(), found, wrong);
    }

    /** What a person names and none of the labels does. */
    List<String> missedBy(List<String> labels) {
        return objects.stream()
                .filter(each -> !each.optional() && labels.stream().noneMatch(each::isMeantBy))
                .map(each -> each.names().getFirst())
                .toList();
    }

    static List<NamedPrompt> table(String name) {
        try (InputStream content = Objects.requireNonNull(
                NamedPrompt.class.getResourceAsStream("/dev/darkroom/composition/objects/" + name), name)) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(NamedPrompt::parse)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static NamedPrompt parse(String line) {
        String[] columns = line.split("\t", -1);
        List<Named> objects = Arrays.stream(columns[2].split(" \\| ", -1))
                .map(object ->
                        new Named(List.of(object.replaceFirst("^\\?", "").split("/", -1)), object.startsWith("?")))
                .toList();
        return new NamedPrompt(columns[0], columns[1], objects);
    }
}
