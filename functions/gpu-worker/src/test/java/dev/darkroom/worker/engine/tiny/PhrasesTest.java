package dev.darkroom.worker.engine.tiny;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhrasesTest {

    private static final Phrases PHRASES = Vocabulary.shipped().phrases();

    @ParameterizedTest
    @CsvSource({
        "brighter, 1, 0, 0",
        "Make it BRIGHTER!, 1, 0, 0",
        "darker, -1, 0, 0",
        "warmer, 0, 1, 0",
        "cooler, 0, -1, 0",
        "sharper, 0, 0, 1",
        "밝게, 1, 0, 0",
        "더 밝게 해줘, 1, 0, 0",
        "어둡게, -1, 0, 0",
        "따뜻하게, 0, 1, 0",
        "차갑게, 0, -1, 0",
        "선명하게, 0, 0, 1",
        "much brighter and slightly warmer, 1.6, 0.5, 0",
        "less bright, -1, 0, 0",
        "훨씬 어둡게 그리고 조금 따뜻하게, -1.6, 0.5, 0",
        "brighter brighter brighter brighter, 2, 0, 0",
        "a boat, 0, 0, 0",
        "'', 0, 0, 0"
    })
    void readsWishes(String text, double brightness, double warmth, double sharpness) {
        Wishes wishes = PHRASES.wishes(text);
        assertThat(wishes.brightness()).isEqualTo(brightness, within(1e-9));
        assertThat(wishes.warmth()).isEqualTo(warmth, within(1e-9));
        assertThat(wishes.sharpness()).isEqualTo(sharpness, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({"a boat at night, 0.08", "밤의 바다, 0.08", "a house at noon, 1.0", "a house, 0.92"})
    void readsTheTimeOfDay(String prompt, double daylight) {
        assertThat(PHRASES.light(prompt).daylight()).isEqualTo(daylight);
    }
}
