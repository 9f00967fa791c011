package dev.darkroom.composition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.composition.Draft.OfBox;
import dev.darkroom.composition.Draft.OfComposition;
import dev.darkroom.composition.Draft.OfFeedback;
import dev.darkroom.composition.Draft.OfObject;
import dev.darkroom.composition.Draft.OfPlacement;
import dev.darkroom.composition.Draft.OfPoint;
import dev.darkroom.kernel.Outcome;
import dev.darkroom.kernel.Problem;
import dev.darkroom.kernel.Problem.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class DraftChecksTest {
    private static final OfObject BOAT = new OfObject("o", "boat", null);
    private static final OfBox BOX = new OfBox(0.1, 0.2, 0.3, 0.4);

    @Test
    void whatIsLeftOutHasTheContractsDefaults() {
        var checked = CompositionCheck.check(new OfComposition("  a boat ", null, null, null, null, null, null))
                .orRefuse();
        assertThat(checked.prompt()).isEqualTo("a boat");
        assertThat(checked.width()).isEqualTo(512);
        assertThat(checked.height()).isEqualTo(512);
        assertThat(checked.totalSteps()).isEqualTo(20);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  \n"})
    void aPromptIsNeeded(@Nullable String prompt) {
        assertThat(problem(CompositionCheck.prompt(prompt)).kind()).isEqualTo(Kind.INVALID_PROMPT);
    }

    @Test
    void aPromptHasABound() {
        assertThat(CompositionCheck.prompt("x".repeat(2000))).isInstanceOf(Outcome.Done.class);
        assertThat(problem(CompositionCheck.prompt("x".repeat(2001))).kind()).isEqualTo(Kind.INVALID_PROMPT);
    }

    static Stream<Arguments> wrongCompositions() {
        return Stream.of(
                Arguments.of(composition(List.of(new OfObject(null, "boat", null)), null), "objects[0].id"),
                Arguments.of(composition(List.of(new OfObject("o", " ", null)), null), "objects[0].label"),
                Arguments.of(composition(List.of(new OfObject("o", "boat", "red")), null), "objects[0].color"),
                Arguments.of(composition(List.of(BOAT, BOAT), null), "objects[1].id"),
                Arguments.of(composition(Collections.singletonList(null), null), "objects[0]"),
                Arguments.of(composition(Collections.nCopies(51, BOAT), null), "objects"),
                Arguments.of(at("other", 0.1, 0.1, 0.1, 0.1), "bboxes[0].objectId"),
                Arguments.of(at("o", -0.1, 0.1, 0.1, 0.1), "bboxes[0].x"),
                Arguments.of(at("o", Double.NaN, 0.1, 0.1, 0.1), "bboxes[0].x"),
                Arguments.of(at("o", null, 0.1, 0.1, 0.1), "bboxes[0].x"),
                Arguments.of(at("o", 0.1, 0.1, 0.0, 0.1), "bboxes[0].width"),
                Arguments.of(at("o", 0.5, 0.1, 0.6, 0.1), "bboxes[0].width"),
                Arguments.of(at("o", 0.5, 0.9, 0.1, 0.2), "bboxes[0].height"),
                Arguments.of(new OfComposition("p", null, null, 500, null, null, null), "width"),
                Arguments.of(new OfComposition("p", null, null, null, 2048, null, null), "height"),
                Arguments.of(new OfComposition("p", null, null, null, null, 0, null), "totalSteps"),
                Arguments.of(new OfComposition("p", null, null, null, null, 101, null), "totalSteps"),
                Arguments.of(new OfComposition("p", null, null, null, null, null, -1L), "seed"));
    }

    private static OfComposition composition(
            @Nullable List<@Nullable OfObject> objects, @Nullable List<@Nullable OfPlacement> placements) {
        return new OfComposition("p", objects, placements, null, null, null, null);
    }

    private static OfComposition at(
            String object, @Nullable Double x, @Nullable Double y, @Nullable Double width, @Nullable Double height) {
        return composition(List.of(BOAT), List.of(new OfPlacement(object, x, y, width, height)));
    }

    @ParameterizedTest
    @MethodSource("wrongCompositions")
    void aWrongMemberIsNamed(OfComposition draft, String path) {
        assertThat(paths(CompositionCheck.check(draft))).contains(path);
    }

    @Test
    void aBoxMayReachTheEdge() {
        assertThat(CompositionCheck.check(at("o", 0.7, 0.9, 0.3, 0.1))).isInstanceOf(Outcome.Done.class);
    }

    static Stream<Arguments> wrongFeedback() {
        return Stream.of(
                Arguments.of(feedback(null, "full", "text", "t", null, null, null), "feedback[0].id"),
                Arguments.of(feedback("f", "half", "text", "t", null, null, null), "feedback[0].area"),
                Arguments.of(feedback("f", "full", "sound", "t", null, null, null), "feedback[0].type"),
                Arguments.of(feedback("f", "full", "text", null, null, null, null), "feedback[0].text"),
                Arguments.of(feedback("f", "full", "text", "x".repeat(1001), null, null, null), "feedback[0].text"),
                Arguments.of(feedback("f", "bbox", "text", "t", null, null, null), "feedback[0].bbox"),
                Arguments.of(
                        feedback("f", "bbox", "text", "t", null, new OfBox(2.0, 0.0, 0.1, 0.1), null),
                        "feedback[0].bbox.x"),
                Arguments.of(feedback("f", "point", "text", "t", null, BOX, null), "feedback[0].point"),
                Arguments.of(
                        feedback("f", "point", "text", "t", null, null, new OfPoint(0.5, Double.POSITIVE_INFINITY)),
                        "feedback[0].point.y"),
                Arguments.of(feedback("f", "full", "image", "t", null, null, null), "feedback[0].imageUrl"),
                Arguments.of(
                        feedback("f", "full", "image", null, "https://evil.example.com/x", null, null),
                        "feedback[0].imageUrl"));
    }

    private static OfFeedback feedback(
            @Nullable String id,
            String area,
            String type,
            @Nullable String text,
            @Nullable String imageUrl,
            @Nullable OfBox bbox,
            @Nullable OfPoint point) {
        return new OfFeedback(id, area, type, text, imageUrl, bbox, point, null);
    }

    @ParameterizedTest
    @MethodSource("wrongFeedback")
    void aWrongMemberOfFeedbackIsNamed(OfFeedback draft, String path) {
        assertThat(paths(FeedbackCheck.check(List.of(draft), url -> Optional.empty())))
                .contains(path);
    }

    @Test
    void thereIsSomeFeedbackAndNotTooMuch() {
        var one = feedback("f", "full", "text", "t", null, null, null);
        var many = new ArrayList<@Nullable OfFeedback>(Collections.nCopies(21, one));
        assertThat(paths(FeedbackCheck.check(null, url -> Optional.empty()))).containsExactly("feedback");
        assertThat(paths(FeedbackCheck.check(List.of(), url -> Optional.empty())))
                .containsExactly("feedback");
        assertThat(paths(FeedbackCheck.check(many, url -> Optional.empty()))).containsExactly("feedback");
        assertThat(FeedbackCheck.check(many.subList(0, 20), url -> Optional.empty()))
                .isInstanceOf(Outcome.Done.class);
    }

    @Test
    void onlyWhatAreaAndTypeNeedIsKept() {
        var all =
                new OfFeedback("f", "full", "text", "t", "https://evil.example.com/x", BOX, new OfPoint(0.1, 0.1), 7L);
        assertThat(FeedbackCheck.check(List.of(all), url -> Optional.of("key")).orRefuse())
                .containsExactly(new Feedback("f", "full", "text", "t", null, null, null, 7L));
    }

    private static Problem problem(Outcome<?> outcome) {
        return ((Outcome.Refused<?>) outcome).problem();
    }

    @SuppressWarnings("unchecked")
    private static List<String> paths(Outcome<?> outcome) {
        var fields = (List<Problem.Field>)
                Objects.requireNonNull(problem(outcome).details().get("fields"));
        return fields.stream().map(Problem.Field::path).toList();
    }
}
