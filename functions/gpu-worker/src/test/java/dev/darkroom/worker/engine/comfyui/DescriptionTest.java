package dev.darkroom.worker.engine.comfyui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.worker.engine.generation.Area;
import dev.darkroom.worker.engine.generation.Box;
import dev.darkroom.worker.engine.generation.Branch;
import dev.darkroom.worker.engine.generation.Composition;
import dev.darkroom.worker.engine.generation.Composition.Thing;
import dev.darkroom.worker.engine.generation.Feedback;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DescriptionTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0.2, 0.2, at the upper left",
        "0.4, 0, 0.2, 0.2, in the upper part",
        "0.8, 0.8, 0.2, 0.2, at the lower right",
        "0.8, 0.4, 0.2, 0.2, at the right",
        "0.25, 0.25, 0.5, 0.5, in the middle"
    })
    void aBoxIsSaidAsPeopleSayIt(double x, double y, double width, double height, String place) {
        var boat = new Thing("boat", List.of(new Box(x, y, width, height)));
        assertThat(description("a bay", List.of(boat), null).prompt()).isEqualTo("a bay, boat " + place);
    }

    @Test
    void aThingWithoutABoxIsSaidUnlessThePromptSaysIt() {
        var things = List.of(new Thing("boat", List.of()), new Thing("gull", List.of()));
        assertThat(description("a boat in a bay", things, null).prompt()).isEqualTo("a boat in a bay, gull");
    }

    @ParameterizedTest
    @CsvSource({"without people, people", "remove the boat, boat", "No clouds, clouds", "보트를 제거해줘, 보트", "구름 없이, 구름"})
    void whatIsNotWantedIsNegative(String text, String negative) {
        var words = new Feedback.Words(new Area.Full(), text);
        Description description = description("a bay", List.of(), new Branch(null, List.of(words)));
        assertThat(description).isEqualTo(new Description("a bay", negative));
    }

    @ParameterizedTest
    @ValueSource(strings = {"no clouds and a brighter sun", "끝없이 펼쳐진 바다", "구름 없이 맑은 하늘", "notable people", "remove"})
    void whatOnlySoundsLikeItIsWanted(String text) {
        var words = new Feedback.Words(new Area.Full(), text);
        assertThat(description("a bay", List.of(), new Branch(null, List.of(words))))
                .isEqualTo(new Description("a bay, " + text, ""));
    }

    @Test
    void withoutASourceAnAreaIsSaidSinceThereIsNoMask() {
        var words = new Feedback.Words(new Area.Around(0.9, 0.1), "a moon");
        assertThat(description("a bay", List.of(), new Branch(null, List.of(words)))
                        .prompt())
                .isEqualTo("a bay, a moon at the upper right");
    }

    private static Description description(String prompt, List<Thing> things, @Nullable Branch branch) {
        return Description.of(new Composition(prompt, things, 512, 512, 20, 1, branch));
    }
}
