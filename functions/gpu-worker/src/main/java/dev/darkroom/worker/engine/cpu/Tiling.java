package dev.darkroom.worker.engine.cpu;

import dev.darkroom.worker.photo.Mats;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/**
 * Tiled places: thin straight lines that run along both axes close together. Grout is those lines; tile is what lies between them.
 * Tiles on a floor seen at a flat angle have slanting joints and are missed.
 *
 * @param area tiles and grout
 * @param grout the joints
 */
record Tiling(Mat area, Mat grout) {

    /** Levels by which a joint differs from the tiles beside it. */
    private static final double JOINT = 14;

    private static final double SMALLEST_SHARE = 0.01;

    static Tiling of(Scene scene, Mats scope) {
        try (Mats steps = new Mats()) {
            Mat thin = thin(scene, steps);
            int run = Math.max(10, Math.min(scene.width(), scene.height()) / 24);
            Mat lying = lines(thin, new Size(run, 1), steps);
            Mat standing = lines(thin, new Size(1, run), steps);
            // a grid is where both directions are near
            Mat grid = Shapes.and(near(lying, run, steps), near(standing, run, steps), steps);
            Mat area = Shapes.pick(grid, piece -> piece.area() > SMALLEST_SHARE * scene.area(), scope);
            Mat joints = Shapes.morph(Shapes.or(lying, standing, steps), Imgproc.MORPH_DILATE, 1, steps);
            return new Tiling(area, Shapes.and(joints, area, scope));
        }
    }

    /** Lines a few pixels wide, darker or paler than both their sides. */
    private static Mat thin(Scene scene, Mats steps) {
        Mat dark = steps.mat();
        Mat pale = steps.mat();
        Imgproc.morphologyEx(scene.lightness(), dark, Imgproc.MORPH_BLACKHAT, Shapes.disc(3, steps));
        Imgproc.morphologyEx(scene.lightness(), pale, Imgproc.MORPH_TOPHAT, Shapes.disc(3, steps));
        Core.max(dark, pale, dark);
        return Shapes.above(dark, JOINT, steps);
    }

    private static Mat lines(Mat thin, Size run, Mats steps) {
        Mat lines = steps.mat();
        Mat element = steps.own(Imgproc.getStructuringElement(Imgproc.MORPH_RECT, run));
        Imgproc.morphologyEx(thin, lines, Imgproc.MORPH_OPEN, element);
        return lines;
    }

    /** Where lines stand densely enough that every tile of up to four runs touches one. */
    private static Mat near(Mat lines, int run, Mats steps) {
        Mat share = steps.mat();
        lines.convertTo(share, CvType.CV_32F, 1 / 255.0);
        Imgproc.blur(share, share, new Size(4.0 * run + 1, 4.0 * run + 1));
        return Shapes.above(share, 0.035, steps);
    }
}
