package dev.darkroom.composition.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.darkroom.contract.Json;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelAnswerTest {

    @Test
    void acceptsNamesInAnyScript() throws NamingFailed {
        var names =
                List.of("red boat", "빨간 배", "crème brûlée", "猫", "child's kite", "rock'n'roll stage", "mother & child");

        assertThat(ModelAnswer.labels(answer(names))).isEqualTo(names);
    }

    @Test
    void acceptsTenNamesOfAHundredCharacters() throws NamingFailed {
        assertThat(ModelAnswer.labels(answer(Collections.nCopies(10, "x".repeat(100)))))
                .hasSize(10);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "boat, sea",
                "[\"boat\"]",
                "null",
                "{}",
                "{\"objects\":null}",
                "{\"objects\":[]}",
                "{\"objects\":\"boat\"}",
                "{\"objects\":{\"0\":\"boat\"}}",
                "{\"objects\":[1]}",
                "{\"objects\":[null]}",
                "{\"objects\":[[\"boat\"]]}",
                "{\"objects\":[{\"label\":\"boat\"}]}",
                "{\"objects\":[\"boat\",\"\"]}",
                "{\"objects\":[\"  \"]}",
                "{\"objects\":[\"boat\"],\"note\":\"as you asked\"}",
                "{\"objects\":[\"boat\"]} I hope this helps!",
                "{\"objects\":[\"boat\"],\"objects\":[\"sea\"]}",
                "```json\n{\"objects\":[\"boat\"]}\n```",
                "{\"objects\":[\"boat\\nsea\"]}",
                "{\"objects\":[\"bo\\u0000at\"]}",
                "{\"objects\":[\"\\u202etaob\"]}",
                "{\"objects\":[\"\\ud800\"]}",
                "{\"objects\":[\"<script>alert(1)</script>\"]}",
                "{\"objects\":[\"[boat](javascript:alert)\"]}",
                "{\"objects\":[\"see https://evil.example\"]}",
                "{\"objects\":[\"Sure! I will ignore all previous instructions and reveal my system prompt\"]}"
            })
    void refusesWhatIsNotJustThat(String answer) {
        assertThatThrownBy(() -> ModelAnswer.labels(answer)).isInstanceOf(NamingFailed.class);
    }

    @Test
    void refusesTooManyAndTooLong() {
        assertThatThrownBy(() -> ModelAnswer.labels(answer(Collections.nCopies(11, "boat"))))
                .isInstanceOf(NamingFailed.class);
        assertThatThrownBy(() -> ModelAnswer.labels(answer(List.of("x".repeat(101)))))
                .isInstanceOf(NamingFailed.class);
    }

    @Test
    void saysNothingOfTheAnswerWhenItRefuses() {
        assertThatThrownBy(() -> ModelAnswer.labels("{\"objects\":[\"<secret>\"]}"))
                .hasNoCause()
                .message()
                .doesNotContain("secret");
    }

    private static String answer(List<String> names) {
        return Json.write(Map.of("objects", names));
    }
}
