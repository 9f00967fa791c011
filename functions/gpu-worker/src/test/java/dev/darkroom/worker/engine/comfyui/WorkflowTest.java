package dev.darkroom.worker.engine.comfyui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.darkroom.contract.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkflowTest {

    private static final String GRAPH =
            "\"graph\": {\"1\": {\"inputs\": {\"text\": \"\", \"steps\": 20, \"link\": [\"2\", 0]}}, \"2\": {\"inputs\": {\"text\": \"x\"}}}";

    @Test
    void aParameterMayGoToSeveralPlacesAndTheFileStaysAsItWas() throws Exception {
        Workflow workflow = workflow(
                "{\"parameters\": {\"prompt\": [\"1.text\", \"2.text\"], \"steps\": \"1.steps\"}, \"output\": \"2\", "
                        + GRAPH + "}");
        var filled = workflow.filled(
                Map.of(Parameter.PROMPT, TextNode.valueOf("\"},{\"x"), Parameter.STEPS, IntNode.valueOf(7)));

        assertThat(filled.at("/1/inputs/text").asText()).isEqualTo("\"},{\"x");
        assertThat(filled.at("/2/inputs/text").asText()).isEqualTo("\"},{\"x");
        assertThat(filled.at("/1/inputs/steps").intValue()).isEqualTo(7);
        assertThat(filled.at("/1/inputs/link/0").asText()).isEqualTo("2");
        assertThat(workflow.filled(Map.of()).at("/1/inputs/steps").intValue()).isEqualTo(20);
        assertThat(workflow.isSampler("1")).isTrue();
        assertThat(workflow.isSampler("2")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"prompt\": \"1.text\"}               | 9 | its output is none of its nodes",
                "{\"prompt\": \"1.words\"}              | 2 | prompt goes to 1.words, where no text stands",
                "{\"prompt\": \"3.text\"}               | 2 | prompt goes to 3.text, where no text stands",
                "{\"prompt\": \"1.link\"}               | 2 | prompt goes to 1.link, where no text stands",
                "{\"prompt\": \"1.steps\"}              | 2 | prompt goes to 1.steps, where no text stands",
                "{\"prompt\": \"1.text\", \"seed\": \"2.text\"} | 2 | seed goes to 2.text, where no number stands",
                "{\"prompt\": \"text\"}                 | 2 | \"text\" is not NODE.INPUT",
                "{\"prompt\": \"1.text\", \"mood\": \"2.text\"} | 2 | it has a parameter that nobody fills: mood",
                "{\"steps\": \"1.steps\"}               | 2 | it does not say where prompt goes"
            })
    void saysWhatIsWrongWithAFile(String parameters, String output, String sentence) {
        String file = "{\"parameters\": %s, \"output\": \"%s\", %s}".formatted(parameters, output, GRAPH);
        assertThatThrownBy(() -> workflow(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(sentence);
    }

    @Test
    void aFileMayStartFromTextOnly(@TempDir Path folder) throws Exception {
        String all =
                "\"prompt\": \"1.text\", \"width\": \"1.n\", \"height\": \"1.n\", \"steps\": \"1.n\", \"seed\": \"1.n\"";
        Path file = Files.writeString(
                folder.resolve("workflow.json"),
                "{\"text_to_image\": {\"parameters\": {%s}, \"output\": \"1\", \"graph\": {\"1\": {\"inputs\": {\"text\": \"\", \"n\": 1}}}}}"
                        .formatted(all));

        assertThat(Workflows.in(file).fromImage()).isEmpty();
        assertThat(Workflows.shipped().fromImage()).isPresent();
        assertThatThrownBy(() -> Workflows.in(folder.resolve("none"))).hasMessageStartingWith("it cannot be read: ");
    }

    private static Workflow workflow(String file) throws Exception {
        return Workflow.read(Json.mapper().readTree(file), Set.of(Parameter.PROMPT));
    }
}
