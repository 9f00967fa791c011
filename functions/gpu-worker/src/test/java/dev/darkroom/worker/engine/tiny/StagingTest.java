package dev.darkroom.worker.engine.tiny;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.worker.engine.generation.Box;
import dev.darkroom.worker.engine.generation.Composition;
import dev.darkroom.worker.engine.generation.Composition.Thing;
import java.text.Normalizer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From words and boxes to a layout. */
class StagingTest {

    private static final Vocabulary VOCABULARY = Vocabulary.shipped();

    private final Staging staging = new Staging(VOCABULARY);

    @ParameterizedTest
    @CsvSource({
        "a boat, boat",
        "three sailboats, boat",
        "butterflies, butterfly",
        "old wooden house, house",
        "a palm tree, palm",
        "an orange, fruit",
        "orange ball, ball",
        "빨간 집을, house",
        "고양이와, cat",
        "해가, sun",
        "소나무, pine",
        "배경, thing",
        "quasar, thing",
        "'', thing"
    })
    void findsTheObjectInALabel(String label, String name) {
        Layout layout = staging.layout(composition("", new Thing(label, List.of(new Box(0.4, 0.4, 0.2, 0.2)))));
        assertThat(layout.placed())
                .filteredOn(each -> each.box().equals(new Box(0.4, 0.4, 0.2, 0.2)))
                .extracting(each -> each.kind().name())
                .containsExactly(name);
    }

    @ParameterizedTest
    @CsvSource({"red house, 0", "빨간 집, 0", "a green house, 1", "blue house, 2", "파란 집, 2"})
    void takesTheColourThatTheLabelGives(String label, int strongest) {
        Colour colour = only("house", staging.layout(composition("", new Thing(label, List.of()))))
                .colour();
        double[] parts = {colour.red(), colour.green(), colour.blue()};
        assertThat(parts[strongest]).isEqualTo(Math.max(parts[0], Math.max(parts[1], parts[2])));
    }

    @Test
    void anUnknownWordHasAColourOfItsOwnForEver() {
        Colour quasar = only("thing", staging.layout(composition("", new Thing("Quasar", List.of()))))
                .colour();
        Colour again = only("thing", staging.layout(composition("b", new Thing("quasar ", List.of()))))
                .colour();
        Colour zither = only("thing", staging.layout(composition("", new Thing("zither", List.of()))))
                .colour();
        assertThat(again).isEqualTo(quasar);
        assertThat(zither.distance(quasar)).isGreaterThan(0.01);
    }

    @Test
    void aPromptAloneIsEnough() {
        assertThat(names(staging.layout(composition("A boat on the sea under a full moon"))))
                .contains("boat", "sea", "moon", "sky");
        assertThat(names(staging.layout(composition("밤바다 위의 배와 달")))).contains("boat", "moon", "sky");
        assertThat(names(staging.layout(composition("serendipity")))).containsExactly("sky", "grass", "thing");
    }

    @Test
    void koreanInPiecesIsKorean() {
        String pieces = Normalizer.normalize("고양이", Normalizer.Form.NFD);
        assertThat(pieces).hasSizeGreaterThan(3);
        assertThat(names(staging.layout(composition(pieces)))).contains("cat");
    }

    @Test
    void aRoomHasWallsAndAFloor() {
        assertThat(names(staging.layout(composition("a cat on a sofa beside a lamp"))))
                .contains("wall", "floor")
                .doesNotContain("sky", "grass");
        assertThat(names(staging.layout(composition("a chair under the moon and a mountain"))))
                .contains("sky", "grass");
    }

    @Test
    void everythingHasSomethingBehindItAndStandsInOrder() {
        Layout layout = staging.layout(composition(
                "",
                new Thing("tree", List.of(new Box(0.1, 0.2, 0.3, 0.7))),
                new Thing("sun", List.of()),
                new Thing("dog", List.of(new Box(0.2, 0.5, 0.2, 0.2)))));
        assertThat(names(layout)).containsExactly("sky", "sun", "grass", "dog", "tree");
        assertThat(layout.placed().getFirst().box()).isEqualTo(Box.ALL);
    }

    @Test
    void whatTheGroundWouldHideComesToTheFront() {
        Layout layout = staging.layout(composition("", new Thing("sun", List.of(new Box(0.4, 0.75, 0.2, 0.2)))));
        assertThat(names(layout)).containsExactly("sky", "grass", "sun");
    }

    @Test
    void objectsWithoutBoxesKeepOutOfEachOthersWay() {
        Layout layout = staging.layout(composition("a house, a car, a person and a dog"));
        List<Placed> things = layout.placed().stream()
                .filter(each -> each.kind().layer() == Layer.THINGS)
                .toList();
        assertThat(things).hasSize(4);
        for (Placed one : things) {
            for (Placed other : things) {
                if (!one.equals(other)) {
                    assertThat(one.box().overlap(other.box()) / one.box().area())
                            .isLessThan(0.5);
                }
            }
        }
    }

    @Test
    void theSameWordsAndSeedGiveTheSameLayout() {
        assertThat(staging.layout(composition("a boat, a house")))
                .isEqualTo(staging.layout(composition("a boat, a house")));
    }

    @Test
    void everyWordOfEveryObjectFindsIt() {
        for (KnownObject kind : VOCABULARY.objects()) {
            assertThat(kind.colours()).as(kind.name()).isNotEmpty();
            assertThat(kind.parts()).as(kind.name()).isNotEmpty();
            assertThat(VOCABULARY.named(kind.name())).isEqualTo(kind);
        }
        assertThat(VOCABULARY.objects()).hasSizeGreaterThanOrEqualTo(40);
    }

    private static List<String> names(Layout layout) {
        return layout.placed().stream().map(each -> each.kind().name()).toList();
    }

    private static Placed only(String name, Layout layout) {
        return layout.placed().stream()
                .filter(each -> each.kind().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Composition composition(String prompt, Thing... things) {
        return new Composition(prompt, List.of(things), 512, 512, 20, 7, null);
    }
}
