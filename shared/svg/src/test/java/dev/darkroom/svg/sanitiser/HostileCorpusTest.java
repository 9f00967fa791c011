package dev.darkroom.svg.sanitiser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.kernel.Outcome;
import dev.darkroom.kernel.Problem;
import dev.darkroom.svg.sanitiser.HostileCorpus.Payload;
import dev.darkroom.svg.sanitiser.HostileCorpus.Verdict;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HostileCorpusTest {
    static Stream<Payload> cleaned() {
        return all(Verdict.CLEANED);
    }

    static Stream<Payload> refused() {
        return all(Verdict.REFUSED);
    }

    private static Stream<Payload> all(Verdict verdict) {
        return HostileCorpus.all().stream().filter(payload -> payload.verdict() == verdict);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cleaned")
    void losesWhatIsHostileAndKeepsTheRest(Payload payload) throws Exception {
        var frame = Sanitiser.clean(payload.markup()).orRefuse();

        FrameInspection.assertHarmless(frame);
        assertThat(frame).contains("<circle id=\"ok\" r=\"1\"/>").isNotEqualTo(payload.markup());
        assertThat(Sanitiser.clean(frame).orRefuse()).isEqualTo(frame);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void isRefusedWithAReasonThatRepeatsNothingOfIt(Payload payload) {
        var outcome = Sanitiser.clean(payload.markup());

        assertThat(outcome).isInstanceOfSatisfying(Outcome.Refused.class, refused -> {
            assertThat(refused.problem().kind()).isEqualTo(Problem.Kind.INVALID_REQUEST);
            assertThat(refused.problem().message())
                    .startsWith("The rendered SVG ")
                    .doesNotContain("alert", "evil");
        });
    }

    @Test
    void coversEveryKindOfAttack() {
        assertThat(HostileCorpus.all().stream().map(payload -> payload.name().replaceFirst("-.*", "")))
                .hasSizeGreaterThan(80)
                .containsAll(List.of(
                        "script",
                        "handler",
                        "link",
                        "smil",
                        "foreign",
                        "use",
                        "reference",
                        "css",
                        "doctype",
                        "xxe",
                        "billion",
                        "deep",
                        "many",
                        "utf",
                        "polyglot",
                        "namespace",
                        "mutation",
                        "entity"));
    }
}
