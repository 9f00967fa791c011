package dev.darkroom.composition.objects;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.composition.SceneObject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProposeObjectsTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.ofEpochMilli(1_750_000_000_123L));

    @Test
    void givesIdsAndColoursInOrderOfMention() {
        assertThat(proposed("boat", "sea", "sunset"))
                .containsExactly(
                        new SceneObject("obj_1750000000123_0", "boat", "#6366f1"),
                        new SceneObject("obj_1750000000123_1", "sea", "#8b5cf6"),
                        new SceneObject("obj_1750000000123_2", "sunset", "#ec4899"));
    }

    @Test
    void givesTheContractsTenColoursAndNoEleventhObject() {
        var many = IntStream.range(0, 30).mapToObj(i -> "thing " + i).toArray(String[]::new);

        assertThat(proposed(many))
                .extracting(SceneObject::color)
                .containsExactly(
                        "#6366f1", "#8b5cf6", "#ec4899", "#f43f5e", "#ef4444", "#f59e0b", "#eab308", "#84cc16",
                        "#22c55e", "#10b981");
    }

    @Test
    void namesEachThingOnceWhateverItsCaseWidthOrPieces() {
        // the last one is the first syllable of 가방 in two pieces
        assertThat(labels("Boat", " boat\t", "ＢＯＡＴ", "ÉCLAIR", "éclair", "가방", "\u1100\u1161방"))
                .containsExactly("Boat", "ÉCLAIR", "가방");
    }

    @Test
    void keepsLabelsInOneLineAndCutsLongOnesBetweenCharacters() {
        assertThat(labels("a\u0000 \u202ered\n boat \uD800", "⛵".repeat(60) + "🌊".repeat(60)))
                .containsExactly("a red boat", "⛵".repeat(60) + "🌊".repeat(20));
        assertThat(labels("x" + "🌊".repeat(60)))
                .as("an emoji would end in the middle")
                .containsExactly("x" + "🌊".repeat(49));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "freedom | freedom",
                "the joy of being in the moment | joy being moment",
                "to be or not to be, that is the question of all questions | not question all questions",
                "to be | to be",
                "夕日の海に浮かぶ赤い船 | 夕日の海に浮かぶ赤い船",
                "🌊⛵🌅 | 🌊⛵🌅"
            })
    void callsAPromptWithoutObjectsByItsMainWords(String prompt, String label) {
        assertThat(new ProposeObjects(nothing -> List.of(), CLOCK).of(prompt))
                .extracting(SceneObject::label)
                .containsExactly(label);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u0000\u0001", "\uD800", "\u200b\ufeff", "!!! <>", "\u0301\u0301"})
    void givesAnObjectEvenWhenThereIsNothingToBeSeen(String prompt) {
        assertThat(new ProposeObjects(nothing -> List.of("", "\u0000"), CLOCK).of(prompt))
                .extracting(SceneObject::label)
                .containsExactly("object");
    }

    @ParameterizedTest
    @ValueSource(strings = {"w", "🌊", "가", "a b ", "’", "e\u0301"})
    void callsALongPromptInAtMostFortyCharacters(String piece) {
        String prompt = piece.repeat(2000 / piece.length());

        var label = new ProposeObjects(nothing -> List.of(), CLOCK)
                .of(prompt)
                .getFirst()
                .label();

        assertThat(label).isNotBlank().hasSizeBetween(1, 40);
        assertThat(label.codePoints()).noneMatch(each -> Character.getType(each) == Character.SURROGATE);
    }

    private static List<SceneObject> proposed(String... found) {
        List<String> all = List.of(found);
        return new ProposeObjects(prompt -> all, CLOCK).of("any");
    }

    private static List<String> labels(String... found) {
        return proposed(found).stream().map(SceneObject::label).toList();
    }
}
