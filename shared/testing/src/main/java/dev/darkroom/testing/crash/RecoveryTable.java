package dev.darkroom.testing.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.testing.crash.Scene.Healing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who heals what, for people. Deaths that leave the same behind share a row, and so do, for all use cases, those before
 * anything is done and those after everything is.
 */
public final class RecoveryTable {
    private static final List<String> HEAD = List.of(
            "| use case | the last that it does | healed by | how |",
            "|---|---|---|---|",
            "| each | nothing | the repeat | does it all |",
            "| each | all, but nobody hears of it | the repeat | finds it done, or does the same again |");

    /** Rows, and for each what was done last. */
    private final Map<Row, Set<String>> rows = new LinkedHashMap<>();

    private int deaths;

    private record Row(String useCase, String healedBy, String how) {}

    /** @param all what the use case does when nobody dies */
    void add(Scene scene, List<String> all, CrashPoint point) {
        deaths++;
        if (point.done().isEmpty()) {
            assertThat(point.repeatHeals())
                    .as("%s, done again", scene.useCase())
                    .isTrue();
        } else if (!point.repeatHeals() || !point.done().equals(all)) {
            assertThat(point.repeatHeals() || scene.healing() != Healing.REPEAT_ALONE)
                    .as("%s, healed by its repeat", scene.useCase())
                    .isTrue();
            rows.computeIfAbsent(row(scene, point), row -> new LinkedHashSet<>())
                    .add(last(point.done()));
        }
    }

    private static Row row(Scene scene, CrashPoint point) {
        var janitor = "the janitor, " + words(point.later()) + " later";
        if (!point.repeatHeals()) {
            return new Row(scene.useCase(), janitor, words(point.round()));
        }
        return switch (scene.healing()) {
            case NEXT_ROUND -> new Row(scene.useCase(), scene.repeatedBy(), words(point.repeat()));
            case REPEAT_ALONE -> new Row(scene.useCase(), scene.repeatedBy(), "goes on from there");
            case REPEAT_OR_JANITOR ->
                new Row(
                        scene.useCase(),
                        scene.repeatedBy() + ", else " + janitor,
                        words(point.repeat()) + "; else " + words(point.round()));
        };
    }

    private static String words(List<String> effects) {
        var words = new ArrayList<String>();
        for (int i = 0; i < effects.size(); i++) {
            if (i + 1 == effects.size() || !effects.get(i + 1).equals(effects.get(i))) {
                words.add(last(effects.subList(0, i + 1)));
            }
        }
        return words.isEmpty() ? "finds it done" : String.join(", ", words);
    }

    /** The last effect, with how often in a row it happened. */
    private static String last(List<String> effects) {
        var last = effects.getLast();
        long times = effects.reversed().stream().takeWhile(last::equals).count();
        return times == 1 ? last : last + " " + times + " times";
    }

    private static String words(Duration time) {
        if (time.toHours() > 0) {
            return time.toHours() + " h";
        }
        return time.toMinutes() > 0 ? time.toMinutes() + " min" : time.toSeconds() + " s";
    }

    /** Prints it, and fails unless it stands in the document as it is. */
    public void requireIn(Path document) throws IOException {
        System.out.println(deaths + " deaths, and what healed them:\n" + this);
        assertThat(Files.readString(document))
                .as("a table in %s should be%n%s", document.getFileName(), this)
                .contains(this + "\n\n");
    }

    @Override
    public String toString() {
        var lines = new ArrayList<>(HEAD);
        rows.forEach((row, last) -> lines.add("| %s | %s | %s | %s |"
                .formatted(row.useCase(), String.join("; or: ", last), row.healedBy(), row.how())));
        return String.join("\n", lines);
    }
}
