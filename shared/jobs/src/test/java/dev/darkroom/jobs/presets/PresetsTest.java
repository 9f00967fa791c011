package dev.darkroom.jobs.presets;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PresetsTest {
    private final Presets presets = new Presets();

    @Test
    void thePresetsOfTheContractAreThere() {
        assertThat(presets.all()).extracting(Preset::id).containsExactly("interior", "seller");
        assertThat(names("interior"))
                .isEqualTo("Wall Floor Ceiling Window Door Frame_Molding Tile Grout Cabinet Countertop Light Handle");
        assertThat(names("seller")).isEqualTo("Body Label_Text Logo Gloss Parts Accessories");
    }

    private String names(String preset) {
        return String.join(
                " ",
                presets.find(preset).orElseThrow().concepts().stream()
                        .map(Preset.Concept::name)
                        .toList());
    }

    @Test
    void whatAPresetProtectsItKnows() {
        for (var preset : presets.all()) {
            assertThat(preset.protectDefaults()).isNotEmpty().allMatch(preset::mayProtect);
        }
        assertThat(presets.find("interior").orElseThrow().hasConcept("Glass_highlight"))
                .isFalse();
    }

    @Test
    void everySwatchIsAColour() {
        var palette = presets.palette();
        assertThat(palette.swatches()).isNotEmpty();
        palette.swatches().forEach((name, hex) -> {
            assertThat(palette.colour(name)).contains(hex);
            assertThat(palette.colour(hex)).contains(hex);
        });
    }

    @ParameterizedTest
    @CsvSource({"ko,ko", "'ko-KR,en;q=0.5',ko", "en-US,en", "'de,ko;q=0.3',ko", "de,en", "'',en", "'%%%',en"})
    void textsFollowTheAcceptedLanguages(String header, String expected) {
        assertThat(new Text("en", "ko").in(header)).isEqualTo(expected);
    }
}
