package dev.darkroom.worker.engine.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an engine need not check. */
class CompositionTest {

    @ParameterizedTest
    @CsvSource({"256,1024,1", "512,512,20", "1024,256,100"})
    void takesWhatTheContractAllows(int width, int height, int steps) {
        assertThatCode(() -> new Composition("a boat", List.of(), width, height, steps, 1, null))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "192,512,20,width",
        "1088,512,20,width",
        "500,512,20,width",
        "512,250,20,height",
        "512,512,0,steps",
        "512,512,101,steps"
    })
    void refusesWhatTheContractDoesNot(int width, int height, int steps, String named) {
        assertThatThrownBy(() -> new Composition("a boat", List.of(), width, height, steps, 1, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(named);
    }

    @Test
    void refusesMoreThanFiftyBoxes() {
        var thing = new Composition.Thing("boat", Collections.nCopies(51, Box.ALL));
        assertThatThrownBy(() -> new Composition("boats", List.of(thing), 512, 512, 20, 1, null))
                .hasMessageContaining("50");
    }

    @ParameterizedTest
    @CsvSource({
        "-0.1,0,0.5,0.5",
        "0.6,0,0.5,0.5",
        "0,0.6,0.5,0.5",
        "0,0,0,0.5",
        "0,0,0.5,-1",
        "NaN,0,0.5,0.5",
        "0,0,NaN,0.5",
        "0,0,0.5,Infinity"
    })
    void refusesBoxesThatLeaveTheCanvas(double x, double y, double width, double height) {
        assertThatThrownBy(() -> new Box(x, y, width, height)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"-0.1,0.5", "0.5,1.1", "NaN,0.5"})
    void refusesPointsOutside(double x, double y) {
        assertThatThrownBy(() -> new Area.Around(x, y)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesMoreThanFiftyThings() {
        var things = Collections.nCopies(51, new Composition.Thing("boat", List.of()));
        assertThatThrownBy(() -> new Composition("boats", things, 512, 512, 20, 1, null))
                .hasMessageContaining("50");
    }

    @ParameterizedTest
    @CsvSource({"-0.5,-0.5,0.2,0.2", "0.9,0.9,0.5,0.5", "2,2,1,1", "-3,0.2,9,0.1"})
    void cutsWhatSticksOut(double x, double y, double width, double height) {
        Box box = Box.clipped(x, y, width, height);
        assertThat(box.area()).isPositive();
    }

    @Test
    void overlapIsWhatBothCover() {
        assertThat(new Box(0, 0, 0.5, 0.5).overlap(new Box(0.25, 0.25, 0.5, 0.5)))
                .isEqualTo(0.0625);
        assertThat(new Box(0, 0, 0.5, 0.5).overlap(new Box(0.5, 0, 0.5, 0.5))).isZero();
    }
}
