package dev.darkroom.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.darkroom.local.demo.client.Answers.Change;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class RuleArgumentTest {
    @ParameterizedTest
    @CsvSource({
        "Body=recolor:#2a6f97, Body, recolor, #2a6f97",
        "Wall=tone:warm:60, Wall, tone, warm:60",
        "Logo=remove, Logo, remove,"
    })
    void aRuleIsAConceptAnActionAndWhatItNeeds(String text, String concept, String action, String value) {
        assertThat(RuleArgument.parse(text)).isEqualTo(new RuleArgument(concept, new Change(action, value)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Body",
                "Body=",
                "=remove",
                "Body=explode:1",
                "Body=recolor",
                "Logo=remove:now",
                "Bo dy=remove"
            })
    void whatIsNoRuleIsRefusedWithTheTextInTheSentence(String text) {
        assertThatThrownBy(() -> RuleArgument.parse(text))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageContaining("'" + text + "'");
    }

    @Test
    void aConceptHasOneChange() {
        List<RuleArgument> twice = List.of(RuleArgument.parse("Body=remove"), RuleArgument.parse("Body=tone:warm"));
        assertThatThrownBy(() -> RuleArgument.byConcept(twice)).hasMessageContaining("Body twice");
    }

    @Test
    void bothPresetsHaveRulesOfTheDemo() {
        assertThat(RuleArgument.defaults("seller")).isNotEmpty();
        assertThat(RuleArgument.defaults("interior")).isNotEmpty();
        assertThatThrownBy(() -> RuleArgument.defaults("garden")).hasMessageContaining("--rule");
    }
}
