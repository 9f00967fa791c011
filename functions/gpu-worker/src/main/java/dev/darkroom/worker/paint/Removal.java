package dev.darkroom.worker.paint;

import dev.darkroom.worker.photo.Mats;
import org.opencv.core.Core;
import org.opencv.core.Mat;
import org.opencv.core.Rect;
import org.opencv.core.Scalar;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;
import org.opencv.photo.Photo;

/**
 * Fills a place from its surroundings (A. Telea, "An image inpainting technique based on the fast marching method", 2004). Large places
 * are filled on a smaller copy and blown up: the fill is smooth anyhow, and the time would grow with the square of the size.
 */
final class Removal {

    private static final double LONGEST_SIDE = 512;
    private static final double RADIUS = 4;

    /** The place is filled this much wider than its mask, as a share of the photo's longest side: edges carry its shadow. */
    private static final double MARGIN_SHARE = 0.008;

    private Removal() {}

    static void fill(Mat bgr, Mat mask) {
        try (Mats scope = new Mats()) {
            int margin = (int) Math.max(2, Math.round(Math.max(bgr.cols(), bgr.rows()) * MARGIN_SHARE));
            Mat wide = widened(mask, margin, scope);
            Rect around = around(Imgproc.boundingRect(wide), margin * 3, bgr.size());
            Mat area = scope.own(bgr.submat(around));
            Mat hole = scope.own(wide.submat(around));
            Mat filled = filled(area, hole, scope);
            Mat soft = scope.mat();
            Imgproc.blur(hole, soft, new Size(margin + 1.0, margin + 1.0));
            Core.max(soft, scope.own(mask.submat(around)), soft);
            Strips.paint(
                    area,
                    soft,
                    (pixels, top, left, strip) ->
                            strip.own(filled.submat(top, top + pixels.rows(), left, left + pixels.cols())));
        }
    }

    private static Mat widened(Mat mask, int margin, Mats scope) {
        Mat wide = scope.mat();
        Core.compare(mask, new Scalar(16), wide, Core.CMP_GT);
        Size reach = new Size(2.0 * margin + 1, 2.0 * margin + 1);
        Imgproc.dilate(wide, wide, scope.own(Imgproc.getStructuringElement(Imgproc.MORPH_RECT, reach)));
        return wide;
    }

    private static Rect around(Rect box, int margin, Size photo) {
        int left = Math.max(0, box.x - margin);
        int top = Math.max(0, box.y - margin);
        int right = (int) Math.min(photo.width, box.x + box.width + margin);
        int bottom = (int) Math.min(photo.height, box.y + box.height + margin);
        return new Rect(left, top, right - left, bottom - top);
    }

    private static Mat filled(Mat area, Mat hole, Mats scope) {
        double scale = Math.min(1, LONGEST_SIDE / Math.max(area.cols(), area.rows()));
        Mat filled = scope.mat();
        if (scale == 1) {
            Photo.inpaint(area, hole, filled, RADIUS, Photo.INPAINT_TELEA);
            return filled;
        }
        try (Mats steps = new Mats()) {
            Size size = new Size(Math.max(1, area.cols() * scale), Math.max(1, area.rows() * scale));
            Mat small = steps.mat();
            Mat smallHole = steps.mat();
            Imgproc.resize(area, small, size, 0, 0, Imgproc.INTER_AREA);
            Imgproc.resize(hole, smallHole, size, 0, 0, Imgproc.INTER_AREA);
            // a pixel that is partly hole carries the colour of what must go
            Core.compare(smallHole, new Scalar(0), smallHole, Core.CMP_GT);
            Mat smallFilled = steps.mat();
            Photo.inpaint(small, smallHole, smallFilled, RADIUS, Photo.INPAINT_TELEA);
            Imgproc.resize(smallFilled, filled, area.size(), 0, 0, Imgproc.INTER_CUBIC);
            return filled;
        }
    }
}
