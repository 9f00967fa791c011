package dev.darkroom.worker.engine.tiny;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.worker.engine.generation.Box;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class LayoutMapsTest {

    private static final Vocabulary VOCABULARY = Vocabulary.shipped();
    private static final Grid GRID = new Grid(96, 96);

    static List<KnownObject> objects() {
        return VOCABULARY.objects();
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("objects")
    void everyObjectFillsItsBoxAndNothingElse(KnownObject kind) {
        Box box = new Box(0.25, 0.25, 0.5, 0.5);
        KnownObject behind = VOCABULARY.named(kind.name().equals("sky") ? "wall" : "sky");
        Colour colour = new Colour(0.5, 0.5, 0.5);
        var layout = new Layout(List.of(new Placed(behind, Box.ALL, colour), new Placed(kind, box, colour)));
        long[] labels = new LayoutMaps(layout, GRID).labels();

        long inside = LongStream.range(0, labels.length)
                .filter(i -> labels[(int) i] == kind.label())
                .peek(i -> assertThat(i % 96).as(kind.name()).isBetween(24L, 71L))
                .peek(i -> assertThat(i / 96).as(kind.name()).isBetween(24L, 71L))
                .count();
        assertThat(inside / (48.0 * 48)).isBetween(0.1, 1.05);
    }

    @ParameterizedTest
    @CsvSource({"512,512,96,96", "1024,256,192,48", "256,1024,48,192", "768,512,120,80"})
    void theGridHasTheCanvasProportions(int width, int height, int columns, int rows) {
        assertThat(Grid.of(width, height)).isEqualTo(new Grid(columns, rows));
    }
}
