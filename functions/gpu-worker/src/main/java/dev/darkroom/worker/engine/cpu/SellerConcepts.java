package dev.darkroom.worker.engine.cpu;

import dev.darkroom.worker.photo.Mats;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opencv.core.Core;
import org.opencv.core.Mat;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/**
 * The rules of the preset {@code seller}: one product on a background.
 *
 * <ul>
 *   <li>Body: what has the subject's main colour ({@link Subject}, {@link MainColour}), with the print, shadows and highlights on it.
 *   <li>Gloss: near-white, colourless spots that are far brighter than what is around them, on the subject.
 *   <li>Label_Text: lines of text ({@link TextLines}) on the subject.
 *   <li>Logo: a compact, closed patch on the subject, of a colour that the subject hardly has elsewhere, full of edges.
 *   <li>Parts: what the subject has in other colours, as a cap, a face, a lining: pieces of more than 1.2 % of it.
 *   <li>Accessories: loose pieces in front of the background, smaller than a quarter of the subject.
 * </ul>
 */
final class SellerConcepts implements ConceptFinder {

    /** Share of the subject below which a patch of another colour is no part of its own. */
    private static final double SMALLEST_PART = 0.012;

    /** Share of the largest piece of the main colour from which on another piece is body too, as behind a strap. */
    private static final double SAME_BODY = 0.12;

    private final Scene scene;
    private final Mats scope;
    private @Nullable Subject subject;

    /** @param scope owns every mask that is found */
    SellerConcepts(Scene scene, Mats scope) {
        this.scene = scene;
        this.scope = scope;
    }

    private Subject subject() {
        Subject known = subject;
        if (known == null) {
            known = Subject.of(scene, scope);
            subject = known;
        }
        return known;
    }

    @Override
    public Mat find(String concept) {
        return switch (concept) {
            case "Body" -> body();
            case "Gloss" -> gloss();
            case "Label_Text" ->
                Shapes.and(TextLines.of(scene, scope), subject().body(), scope);
            case "Logo" -> logo();
            case "Parts" -> parts();
            case "Accessories" -> accessories();
            default -> scene.nothing(scope);
        };
    }

    private Mat gloss() {
        int reach = Math.max(6, Math.max(scene.width(), scene.height()) / 24);
        Mat peaks = scope.mat();
        Imgproc.morphologyEx(scene.lightness(), peaks, Imgproc.MORPH_TOPHAT, Shapes.disc(reach, scope));
        Mat bright = Shapes.and(Shapes.above(peaks, 60, scope), Shapes.above(scene.lightness(), 222, scope), scope);
        Mat pale = Shapes.below(Colours.chroma(scene, scope), 18, scope);
        Mat spots = Shapes.and(Shapes.and(bright, pale, scope), subject().body(), scope);
        double largest = 0.02 * scene.area();
        Mat picked = Shapes.pick(spots, spot -> spot.area() >= 3 && spot.area() < largest, scope);
        return Shapes.morph(picked, Imgproc.MORPH_DILATE, 1, scope);
    }

    private Mat logo() {
        Mat body = subject().body();
        double area = Math.max(1, Core.countNonZero(body));
        Mat foreign = Shapes.and(Colours.unlikeMain(scene, body, 30, scope), body, scope);
        Mat busy = scope.mat();
        Imgproc.blur(Shapes.above(scene.edges(), 40, scope), busy, new Size(9, 9));
        Mat patches = Shapes.and(foreign, Shapes.above(busy, 60, scope), scope);
        patches = Shapes.morph(patches, Imgproc.MORPH_CLOSE, 4, scope);
        patches = Shapes.filled(Shapes.morph(patches, Imgproc.MORPH_OPEN, 2, scope), scope);
        Mat inner = Shapes.morph(body, Imgproc.MORPH_ERODE, 4, scope);
        return Shapes.pick(
                patches,
                patch -> patch.area() > 0.004 * area
                        && patch.area() < 0.12 * area
                        && patch.fill() > 0.6
                        && patch.aspect() > 0.4
                        && patch.aspect() < 2.6
                        && inside(patch, inner),
                scope);
    }

    /** All four corners of the middle half of its box lie well inside the subject. */
    private static boolean inside(Shapes.Piece patch, Mat inner) {
        var box = patch.box();
        return List.of(box.x, box.x + box.width - 1).stream()
                .allMatch(x -> inner.get(box.y + box.height / 2, x)[0] > 0);
    }

    /** Small islands of another colour are print, shadow or highlight, and belong to what they lie on. */
    private Mat body() {
        Mat whole = subject().body();
        double area = Core.countNonZero(whole);
        MainColour main = MainColour.of(scene, whole, subject().certainty());
        Mat foreign = Shapes.and(main.foreign(scene, scope), whole, scope);
        foreign = Shapes.morph(foreign, Imgproc.MORPH_OPEN, 2, scope);
        Mat parts = Shapes.pick(foreign, part -> part.area() > SMALLEST_PART * area, scope);
        Mat rest = Shapes.less(whole, Shapes.morph(parts, Imgproc.MORPH_DILATE, 1, scope), scope);
        Mat clean = Shapes.morph(rest, Imgproc.MORPH_OPEN, 2, scope);
        int largest = Shapes.pieces(clean, scope.mat(), scope).stream()
                .mapToInt(Shapes.Piece::area)
                .max()
                .orElse(0);
        return Shapes.pick(clean, piece -> piece.area() > SAME_BODY * largest, scope);
    }

    private Mat parts() {
        double area = Math.max(1, Core.countNonZero(subject().body()));
        Mat other = Shapes.less(subject().body(), body(), scope);
        Mat parts = Shapes.morph(other, Imgproc.MORPH_OPEN, 2, scope);
        return Shapes.pick(parts, part -> part.area() > SMALLEST_PART * area, scope);
    }

    private Mat accessories() {
        Mat loose = Shapes.less(subject().whole(), subject().body(), scope);
        Mat clean = Shapes.morph(loose, Imgproc.MORPH_OPEN, 1, scope);
        return Shapes.pick(clean, piece -> piece.area() > 0.001 * scene.area(), scope);
    }
}
