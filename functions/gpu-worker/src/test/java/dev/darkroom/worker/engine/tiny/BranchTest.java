package dev.darkroom.worker.engine.tiny;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.worker.engine.generation.Area;
import dev.darkroom.worker.engine.generation.Box;
import dev.darkroom.worker.engine.generation.Branch;
import dev.darkroom.worker.engine.generation.Composition;
import dev.darkroom.worker.engine.generation.Feedback;
import dev.darkroom.worker.photo.Mats;
import dev.darkroom.worker.photo.Photo;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Point;
import org.opencv.core.Rect;
import org.opencv.core.Scalar;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/** Pictures from pictures: what each kind of feedback does, and what it leaves alone. */
class BranchTest {

    private static final Composition BAY = Studio.bay(5);

    private static final Mats SCOPE = new Mats();
    private static TinyEngine engine;
    private static Studio studio;
    private static Mat source;

    @BeforeAll
    static void paintTheSource() throws InterruptedException {
        engine = new TinyEngine();
        studio = new Studio(engine, SCOPE);
        source = studio.picture(BAY);
    }

    @AfterAll
    static void unload() {
        engine.close();
        SCOPE.close();
    }

    @ParameterizedTest
    @CsvSource({"brighter,1", "더 밝게,1", "darker,-1", "어둡게,-1"})
    void brightnessMovesTheMean(String text, int direction) throws Exception {
        Mat changed = studio.picture(Studio.branch(BAY, source, Studio.everywhere(text)));
        assertThat((studio.luma(changed) - studio.luma(source)) * direction).isGreaterThan(12);
    }

    @ParameterizedTest
    @CsvSource({"warmer,1", "따뜻하게,1", "cooler,-1", "차갑게,-1"})
    void warmthMovesRedAgainstBlue(String text, int direction) throws Exception {
        Mat changed = studio.picture(Studio.branch(BAY, source, Studio.everywhere(text)));
        assertThat((studio.warmth(changed) - studio.warmth(source)) * direction).isGreaterThan(12);
        assertThat(Math.abs(studio.luma(changed) - studio.luma(source)))
                .as("brightness stays")
                .isLessThan(8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sharper", "선명하게"})
    void sharpnessBringsDetail(String text) throws Exception {
        Mat changed = studio.picture(Studio.branch(BAY, source, Studio.everywhere(text)));
        assertThat(studio.detail(changed)).isGreaterThan(1.3 * studio.detail(source));
    }

    @Test
    void aBranchResemblesItsSource() throws Exception {
        Mat changed = studio.picture(Studio.branch(BAY, source, Studio.everywhere("slightly brighter")));
        Composition other = new Composition("a castle in a forest", List.of(), 256, 256, 5, 3, null);
        assertThat(studio.difference(changed, source))
                .isLessThan(0.5 * studio.difference(studio.picture(other), source));
    }

    @Test
    void aBoxLeavesTheRestToTheByte() throws Exception {
        Box box = new Box(0.5, 0.5, 0.375, 0.375);
        Mat changed =
                studio.picture(Studio.branch(BAY, source, new Feedback.Words(new Area.Region(box), "a red balloon")));

        Rect opened = Studio.rect(source, box);
        assertThat(changedOutside(changed, mask -> Imgproc.rectangle(mask, opened, Scalar.all(0), -1)))
                .isZero();
        Mat before = SCOPE.own(source.submat(opened));
        Mat after = SCOPE.own(changed.submat(opened));
        assertThat(studio.difference(before, after)).as("inside").isGreaterThan(10);
        double[] middle = studio.colour(changed, new Box(0.64, 0.56, 0.09, 0.1));
        assertThat(middle[2]).as("the balloon is red").isGreaterThan(middle[0] + 30);
    }

    @Test
    void aBoxTooSmallForAPixelChangesNothing() throws Exception {
        Box box = new Box(0.5, 0.5, 0.001, 0.001);
        for (Feedback feedback : new Feedback[] {
            new Feedback.Words(new Area.Region(box), "a brighter sun"),
            new Feedback.Reference(new Area.Region(box), new Photo(source, null))
        }) {
            Mat changed = studio.picture(Studio.branch(BAY, source, feedback));
            assertThat(studio.difference(changed, source)).isZero();
        }
    }

    @Test
    void aPointLeavesAllButItsDiscToTheByte() throws Exception {
        Mat changed =
                studio.picture(Studio.branch(BAY, source, new Feedback.Words(new Area.Around(0.25, 0.2), "brighter")));

        Point centre = new Point(0.25 * Studio.SIDE, 0.2 * Studio.SIDE);
        assertThat(changedOutside(changed, mask -> Imgproc.circle(mask, centre, 27, Scalar.all(0), -1)))
                .isZero();
        Box inside = new Box(0.22, 0.17, 0.06, 0.06);
        assertThat(studio.colour(changed, inside)[1]).isGreaterThan(studio.colour(source, inside)[1] + 8);
    }

    @Test
    void anObjectThatFillsItsAreaHasItsOwnColour() throws Exception {
        Mat changed =
                studio.picture(Studio.branch(BAY, source, new Feedback.Words(new Area.Around(0.25, 0.2), "the sun")));
        double[] middle = studio.colour(changed, new Box(0.23, 0.18, 0.04, 0.04));
        assertThat(middle[2]).as("yellow: red over blue").isGreaterThan(middle[0] + 40);
    }

    @Test
    void everyStepOfABoxLeavesTheRestToTheByte() throws Exception {
        Box box = new Box(0, 0, 0.5, 0.5);
        for (Mat step : studio.run(
                Studio.branch(BAY, source, new Feedback.Words(new Area.Region(box), "darker, a cloud")), 1)) {
            assertThat(changedOutside(
                            step, mask -> Imgproc.rectangle(mask, Studio.rect(source, box), Scalar.all(0), -1)))
                    .isZero();
        }
    }

    @Test
    void wordsAddWhatIsNotThere() throws Exception {
        Box usual = Vocabulary.shipped().named("rainbow").place();
        Mat changed = studio.picture(Studio.branch(BAY, source, Studio.everywhere("무지개를 추가해줘")));
        Mat inside = SCOPE.own(changed.submat(Studio.rect(changed, usual)));
        assertThat(studio.difference(inside, SCOPE.own(source.submat(Studio.rect(source, usual)))))
                .isGreaterThan(8);
    }

    @Test
    void aReferenceBringsItsPalette() throws Exception {
        Mat green = SCOPE.own(new Mat(200, 300, CvType.CV_8UC3, new Scalar(40, 150, 60)));
        Imgproc.rectangle(green, new Rect(0, 100, 300, 100), new Scalar(20, 90, 30), -1);
        Mat changed = studio.picture(
                Studio.branch(BAY, source, new Feedback.Reference(new Area.Full(), new Photo(green, null))));
        double[] before = Core.mean(source).val;
        double[] after = Core.mean(changed).val;
        assertThat(after[1] - (after[0] + after[2]) / 2)
                .as("greenness")
                .isGreaterThan(before[1] - (before[0] + before[2]) / 2 + 20);
    }

    @Test
    void aSourceOfAnotherSizeIsScaled() throws Exception {
        Mat small = SCOPE.mat();
        Imgproc.resize(source, small, new Size(100, 80));
        Mat changed = studio.picture(Studio.branch(BAY, small, Studio.everywhere("brighter")));
        assertThat(changed.cols()).isEqualTo(Studio.SIDE);
    }

    @Test
    void twoWishesForTheSameAreaBothComeTrue() throws Exception {
        Mat changed =
                studio.picture(Studio.branch(BAY, source, Studio.everywhere("brighter"), Studio.everywhere("warmer")));
        assertThat(studio.luma(changed)).isGreaterThan(studio.luma(source) + 12);
        assertThat(studio.warmth(changed)).isGreaterThan(studio.warmth(source) + 12);
    }

    /** 20 feedbacks that name everything there is cost no more than a full picture does. */
    @Test
    void feedbackCannotFillAPictureWithoutEnd() throws Exception {
        String everything = String.join(
                " ",
                Vocabulary.shipped().objects().stream().map(KnownObject::name).toList());
        Feedback[] all = new Feedback[20];
        Arrays.fill(all, new Feedback.Words(new Area.Region(Box.ALL), everything));
        Composition composition = Studio.branch(Studio.bay(1), source, all);

        assertThat(new Planning(Vocabulary.shipped())
                        .plan(composition, SCOPE)
                        .layout()
                        .placed())
                .hasSizeLessThanOrEqualTo(Layout.MOST);
        assertThat(studio.picture(composition).cols()).isEqualTo(Studio.SIDE);
    }

    @Test
    void manyFeedbacksApplyTogether() throws Exception {
        Mat changed = studio.picture(Studio.branch(
                BAY,
                source,
                new Feedback.Words(new Area.Region(new Box(0, 0, 0.5, 1)), "much darker"),
                new Feedback.Words(new Area.Region(new Box(0.5, 0, 0.5, 1)), "brighter")));
        Box left = new Box(0.05, 0.1, 0.4, 0.8);
        Box right = new Box(0.55, 0.1, 0.4, 0.8);
        assertThat(studio.colour(changed, left)[1]).isLessThan(studio.colour(source, left)[1] - 10);
        assertThat(studio.colour(changed, right)[1]).isGreaterThan(studio.colour(source, right)[1] + 6);
    }

    @Test
    void aBranchFromTheRootStartsFromNothingAndHearsWhatIsSaid() throws Exception {
        Feedback brighter = Studio.everywhere("much brighter");
        Composition fromNothing = new Composition(
                BAY.prompt(),
                BAY.things(),
                BAY.width(),
                BAY.height(),
                BAY.steps(),
                BAY.seed(),
                new Branch(null, List.of(brighter)));

        assertThat(studio.luma(studio.picture(fromNothing))).isGreaterThan(studio.luma(source) + 12);
    }

    private interface Opening {
        void cut(Mat mask);
    }

    /** How many pixels differ from the source although they had to stay. */
    private static int changedOutside(Mat changed, Opening opening) {
        Mat mask = SCOPE.own(new Mat(source.size(), CvType.CV_8U, Scalar.all(255)));
        opening.cut(mask);
        Mat difference = SCOPE.mat();
        Core.absdiff(changed, source, difference);
        Mat any = SCOPE.mat();
        Imgproc.cvtColor(difference, any, Imgproc.COLOR_BGR2GRAY);
        Core.max(channel(difference, 0), any, any);
        Core.max(channel(difference, 2), any, any);
        Core.bitwise_and(any, mask, any);
        return Core.countNonZero(any);
    }

    private static Mat channel(Mat image, int index) {
        Mat channel = SCOPE.mat();
        Core.extractChannel(image, channel, index);
        return channel;
    }
}
