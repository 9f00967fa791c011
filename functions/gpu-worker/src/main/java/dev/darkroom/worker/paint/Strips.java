package dev.darkroom.worker.paint;

import dev.darkroom.worker.photo.Blending;
import dev.darkroom.worker.photo.Mats;
import org.opencv.core.Core;
import org.opencv.core.Mat;
import org.opencv.imgproc.Imgproc;

/**
 * Works through the masked part of a photo in strips of rows: what a step needs beside the photo is then a few megabytes, whatever the
 * size of the photo.
 */
final class Strips {

    private static final int ROWS = 256;

    private Strips() {}

    /** Paints one strip. */
    interface Brush {
        /**
         * @param bgr the strip's pixels as they are; not to be changed
         * @param top the strip's first row, in the photo
         * @param left the strip's first column, in the photo
         * @param scope ends with the strip
         * @return the strip as it would be if all of it were masked
         */
        Mat paint(Mat bgr, int top, int left, Mats scope);
    }

    /** Replaces the masked pixels by what the brush makes of them, mixed by the mask's softness. */
    static void paint(Mat bgr, Mat mask, Brush brush) {
        var box = Imgproc.boundingRect(mask);
        for (int top = box.y; top < box.y + box.height; top += ROWS) {
            int bottom = Math.min(box.y + box.height, top + ROWS);
            try (Mats scope = new Mats()) {
                Mat soft = scope.own(mask.submat(top, bottom, box.x, box.x + box.width));
                if (Core.countNonZero(soft) > 0) {
                    Mat pixels = scope.own(bgr.submat(top, bottom, box.x, box.x + box.width));
                    Blending.lay(brush.paint(pixels, top, box.x, scope), soft, pixels);
                }
            }
        }
    }
}
