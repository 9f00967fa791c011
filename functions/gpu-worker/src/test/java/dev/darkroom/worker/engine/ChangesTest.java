package dev.darkroom.worker.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.darkroom.worker.Scenes;
import dev.darkroom.worker.engine.cpu.CpuEngine;
import dev.darkroom.worker.paint.Change;
import dev.darkroom.worker.paint.Material;
import dev.darkroom.worker.paint.Painter;
import dev.darkroom.worker.photo.Mats;
import dev.darkroom.worker.photo.Photo;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfDouble;
import org.opencv.core.Rect;
import org.opencv.core.Scalar;
import org.opencv.imgproc.Imgproc;

/** What each action does to a drawn photo, through the default engine. */
class ChangesTest {

    /** Well inside the ball, and well outside. */
    private static final Rect INSIDE = new Rect(165, 115, 70, 70);

    private static final Rect OUTSIDE = new Rect(0, 0, 60, 300);

    private final Mats scope = new Mats();

    @AfterEach
    void release() {
        scope.close();
    }

    @Test
    void recolorDyesTheSubjectAndKeepsItsTextureAndTheBackground() {
        Mat before = Scenes.ball(400, 300, scope);
        Mat after = applied(before, "seller", Map.of("Body", Change.parse("recolor", "#2a6f97")), List.of());

        double[] dyed = lab(after, INSIDE);
        assertThat(dyed[2]).as("b of Lab: blue").isLessThan(120);
        assertThat(lab(before, INSIDE)[2]).as("b of Lab: red-orange before").isGreaterThan(140);
        assertThat(contrast(after, INSIDE)).isBetween(0.5 * contrast(before, INSIDE), 2 * contrast(before, INSIDE));
        assertThat(unchangedShare(before, after, OUTSIDE)).isGreaterThan(0.95);
    }

    @ParameterizedTest
    @CsvSource({"warm, 2, 1", "cool, 2, -1", "bright, 0, 1", "dark, 0, -1"})
    void toneShiftsOneChannel(String tone, int channel, int direction) {
        Mat before = Scenes.ball(400, 300, scope);
        Mat after = applied(before, "seller", Map.of("Body", Change.parse("tone", tone)), List.of());

        double moved = lab(after, INSIDE)[channel] - lab(before, INSIDE)[channel];
        assertThat(moved * direction).isGreaterThan(6);
        assertThat(unchangedShare(before, after, OUTSIDE)).isGreaterThan(0.95);
    }

    @Test
    void mutedTakesColourAndVividAddsIt() {
        Mat before = Scenes.ball(400, 300, scope);
        double was = chroma(before);
        assertThat(chroma(applied(before, "seller", Map.of("Body", Change.parse("tone", "muted:90")), List.of())))
                .isLessThan(was * 0.3);
        assertThat(chroma(applied(before, "seller", Map.of("Body", Change.parse("tone", "vivid:40")), List.of())))
                .isGreaterThan(was * 1.05);
    }

    @ParameterizedTest
    @EnumSource(Material.class)
    void textureLaysEveryMaterialOnTheSubjectOnly(Material material) {
        Mat before = Scenes.ball(400, 300, scope);
        Mat after = applied(before, "seller", Map.of("Body", Change.parse("texture", material.wireName())), List.of());

        assertThat(lab(after, INSIDE)[1]).as("the red is covered").isLessThan(lab(before, INSIDE)[1] - 10);
        assertThat(unchangedShare(before, after, OUTSIDE)).isGreaterThan(0.95);
    }

    @Test
    void removeFillsThePlaceWithItsSurroundings() {
        Mat before = Scenes.ball(400, 300, scope);
        Mat after = applied(before, "seller", Map.of("Body", Change.parse("remove", null)), List.of());

        assertThat(lab(after, INSIDE)[1]).as("a of Lab: no red is left").isLessThan(138);
        assertThat(unchangedShare(before, after, OUTSIDE)).isGreaterThan(0.95);
    }

    @Test
    void protectedPixelsStayWhateverTheRuleSays() {
        Mat photo = Scenes.ball(400, 300, scope);
        Mat before = scope.own(photo.clone());
        Mat all = scope.own(new Mat(photo.size(), CvType.CV_8U, Scalar.all(255)));
        Mat kept = scope.own(new Mat(photo.size(), CvType.CV_8U, Scalar.all(0)));
        Imgproc.rectangle(kept, INSIDE, Scalar.all(255), -1);
        Painter.apply(
                new Photo(photo, null),
                Map.of("Body", Change.parse("recolor", "#00ff00")),
                Map.of("Body", all),
                List.of(kept));

        assertThat(unchangedShare(before, photo, INSIDE)).isGreaterThan(0.999);
        assertThat(unchangedShare(before, photo, OUTSIDE)).isLessThan(0.01);
    }

    @Test
    void wallAndFloorOfARoomAreToldApart() {
        Mat before = Scenes.room(600, 400, scope);
        Mat after = applied(before, "interior", Map.of("Wall", Change.parse("recolor", "#2f8f4f")), List.of("Window"));

        assertThat(lab(after, new Rect(60, 100, 200, 140))[1])
                .as("the wall is green")
                .isLessThan(118);
        assertThat(unchangedShare(before, after, new Rect(0, 330, 600, 70)))
                .as("floor")
                .isGreaterThan(0.95);
        assertThat(unchangedShare(before, after, new Rect(0, 0, 600, 50)))
                .as("ceiling")
                .isGreaterThan(0.95);
        assertThat(unchangedShare(before, after, new Rect(380, 130, 80, 70)))
                .as("window")
                .isGreaterThan(0.95);
    }

    @Test
    void aConceptThatIsNotThereLeavesThePhotoAlone() {
        Mat before = Scenes.ball(400, 300, scope);
        Mat after = applied(before, "seller", Map.of("Label_Text", Change.parse("recolor", "#00ff00")), List.of());

        assertThat(unchangedShare(before, after, new Rect(0, 0, 400, 300))).isEqualTo(1);
    }

    @Test
    void everyConceptOfBothPresetsHasAnAnswer() {
        Photo photo = new Photo(Scenes.room(300, 200, scope), null);
        var interior = List.of(
                "Wall",
                "Floor",
                "Ceiling",
                "Window",
                "Door",
                "Frame_Molding",
                "Tile",
                "Grout",
                "Cabinet",
                "Countertop",
                "Light",
                "Handle",
                "Glass_highlight");
        var seller = List.of("Body", "Label_Text", "Logo", "Gloss", "Parts", "Accessories");
        assertThat(new CpuEngine().find(photo, search("interior", interior), scope))
                .containsOnlyKeys(interior);
        assertThat(new CpuEngine().find(photo, search("seller", seller), scope)).containsOnlyKeys(seller);
    }

    @ParameterizedTest
    @CsvSource({"recolor,red", "recolor,", "tone,warm:101", "tone,hot", "texture,gold", "explode,1"})
    void refusesActionsThatMakeNoSense(String action, String value) {
        assertThatThrownBy(() -> Change.parse(action, value)).isInstanceOf(IllegalArgumentException.class);
    }

    private Mat applied(Mat before, String preset, Map<String, Change> changes, List<String> protect) {
        Photo photo = new Photo(scope.own(before.clone()), null);
        var wanted = new ArrayList<>(changes.keySet());
        wanted.addAll(protect);
        var masks = new CpuEngine().find(photo, search(preset, wanted), scope);
        Painter.apply(photo, changes, masks, protect.stream().map(masks::get).toList());
        return photo.bgr();
    }

    private static Search search(String preset, List<String> concepts) {
        return new Search(preset, concepts, Map.of(), () -> URI.create("https://store.invalid/photo"));
    }

    private double[] lab(Mat bgr, Rect where) {
        Mat lab = scope.mat();
        Imgproc.cvtColor(scope.own(bgr.submat(where)), lab, Imgproc.COLOR_BGR2Lab);
        return Core.mean(lab).val;
    }

    private double chroma(Mat bgr) {
        double[] lab = lab(bgr, INSIDE);
        return Math.hypot(lab[1] - 128, lab[2] - 128);
    }

    private double contrast(Mat bgr, Rect where) {
        Mat grey = scope.mat();
        Imgproc.cvtColor(scope.own(bgr.submat(where)), grey, Imgproc.COLOR_BGR2GRAY);
        MatOfDouble spread = scope.own(new MatOfDouble());
        Core.meanStdDev(grey, scope.own(new MatOfDouble()), spread);
        return spread.toArray()[0];
    }

    /** Share of pixels that differ by at most 3 levels in every channel. */
    private double unchangedShare(Mat before, Mat after, Rect where) {
        Mat difference = scope.mat();
        Core.absdiff(scope.own(before.submat(where)), scope.own(after.submat(where)), difference);
        Mat worst = scope.own(difference.reshape(1, (int) difference.total()));
        Mat most = scope.mat();
        Core.reduce(worst, most, 1, Core.REDUCE_MAX);
        Mat same = scope.mat();
        Core.compare(most, Scalar.all(3), same, Core.CMP_LE);
        return Core.countNonZero(same) / (double) most.rows();
    }
}
