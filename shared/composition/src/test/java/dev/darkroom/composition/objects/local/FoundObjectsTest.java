package dev.darkroom.composition.objects.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.composition.SceneObject;
import dev.darkroom.composition.objects.ProposeObjects;
import dev.darkroom.composition.objects.local.NamedPrompt.Score;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many of the objects that a person names in a prompt are found without a network. */
class FoundObjectsTest {
    private final ProposeObjects propose = new ProposeObjects(new LocalNaming(), InstantSource.fixed(Instant.EPOCH));

    @ParameterizedTest
    @CsvSource({
        "prompts.tsv, en, 30, 0.80",
        "prompts.tsv, ko, 30, 0.80",
        "further.tsv, en, 10, 0.80",
        "further.tsv, ko, 10, 0.80",
        // the rules and the words know nothing of these
        "held-out.tsv, en, 10, 0.75",
        "held-out.tsv, ko, 10, 0.75"
    })
    void findsMostOfWhatAPersonNames(String table, String language, int size, double share) {
        List<NamedPrompt> prompts = NamedPrompt.table(table).stream()
                .filter(prompt -> prompt.language().equals(language))
                .toList();
        Score score = prompts.stream()
                .map(prompt -> prompt.score(labels(prompt.text())))
                .reduce(Score.NONE, Score::plus);

        System.out.println(table + ", " + language + ": " + score);
        assertThat(prompts).hasSize(size);
        assertThat(score.share()).as(() -> score + "\n" + missed(prompts)).isGreaterThanOrEqualTo(share);
    }

    @Test
    void countsWhatIsMissedAndWhatIsWrong() {
        var prompt = NamedPrompt.table("prompts.tsv").getFirst();

        assertThat(prompt.score(List.of("red sailing boat", "sea", "sea", "moon")))
                .isEqualTo(new Score(3, 2, 2));
        assertThat(prompt.missedBy(List.of("red sailing boat", "sea"))).containsExactly("sunset");
        assertThat(prompt.score(List.of("boat", "seaside"))).isEqualTo(new Score(3, 0, 2));
    }

    private String missed(List<NamedPrompt> prompts) {
        return prompts.stream()
                .filter(prompt -> !prompt.missedBy(labels(prompt.text())).isEmpty())
                .map(prompt -> prompt.text() + " → " + labels(prompt.text()) + ", not "
                        + prompt.missedBy(labels(prompt.text())))
                .collect(Collectors.joining("\n"));
    }

    private List<String> labels(String prompt) {
        return propose.of(prompt).stream().map(SceneObject::label).toList();
    }
}
