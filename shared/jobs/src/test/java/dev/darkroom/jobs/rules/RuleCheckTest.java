package dev.darkroom.jobs.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.jobs.presets.Presets;
import dev.darkroom.jobs.rules.RuleSpec.Action;
import dev.darkroom.kernel.Outcome;
import dev.darkroom.kernel.Problem;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleCheckTest {
    private final Presets presets = new Presets();

    private Outcome<RuleSpec> check(Map<String, Action> concepts, @Nullable List<String> protect) {
        return new RuleCheck(presets.find("interior").orElseThrow(), presets.palette()).check(concepts, protect);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "recolor, #d8cfc0",
        "recolor, #D8CFC0",
        "recolor, navy",
        "tone, warm",
        "tone, muted:0",
        "tone, vivid:100",
        "texture, oak",
        "remove,",
    })
    void whatTheContractAllowsIsARule(String action, @Nullable String value) {
        assertThat(check(Map.of("Wall", new Action(action, value)), List.of())).isInstanceOf(Outcome.Done.class);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "recolor, #fff, concepts.Wall.value",
        "recolor, chartreuse, concepts.Wall.value",
        "recolor, , concepts.Wall.value",
        "tone, warm:101, concepts.Wall.value",
        "tone, warm:, concepts.Wall.value",
        "tone, warm:007, concepts.Wall.value",
        "tone, hot, concepts.Wall.value",
        "texture, gold, concepts.Wall.value",
        "remove, all, concepts.Wall.value",
        "explode, , concepts.Wall.action",
        "'', , concepts.Wall.action",
    })
    void whatItDoesNotIsNamed(String action, @Nullable String value, String path) {
        assertThat(wrong(check(Map.of("Wall", new Action(action, value)), List.of())))
                .singleElement()
                .satisfies(field -> assertThat(field.path()).isEqualTo(path));
    }

    @Test
    void everyWrongMemberIsNamedAtOnce() {
        var concepts = Map.of("Roof", new Action("remove", null));
        assertThat(wrong(check(concepts, List.of("Sky"))))
                .extracting(Problem.Field::path)
                .containsExactly("concepts.Roof", "protect");
        assertThat(wrong(check(Map.of(), List.of())))
                .extracting(Problem.Field::path)
                .containsExactly("concepts");
    }

    @Test
    void whatIsNotSaidIsProtectedAsThePresetDoes() {
        var wall = Map.of("Wall", new Action("remove", null));
        assertThat(check(wall, null).orRefuse().protect()).containsExactly("Grout", "Frame_Molding", "Glass_highlight");
        assertThat(check(wall, List.of("Door", "Door", "Glass_highlight"))
                        .orRefuse()
                        .protect())
                .containsExactly("Door", "Glass_highlight");
    }

    @SuppressWarnings("unchecked") // details hold the fields that Problem.invalid put there
    private static List<Problem.Field> wrong(Outcome<RuleSpec> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        var details = ((Outcome.Refused<RuleSpec>) outcome).problem().details();
        return (List<Problem.Field>) details.getOrDefault("fields", List.of());
    }
}
