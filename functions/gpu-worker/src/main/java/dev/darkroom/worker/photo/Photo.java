package dev.darkroom.worker.photo;

import org.jspecify.annotations.Nullable;
import org.opencv.core.Mat;

/**
 * A decoded photo: upright, sRGB, 8 bits. The matrices belong to the scope that it was read in.
 *
 * @param bgr blue, green, red
 * @param alpha how opaque each pixel is; {@code null} when all are
 */
public record Photo(Mat bgr, @Nullable Mat alpha) {

    /** In pixels, upright. */
    public int width() {
        return bgr.cols();
    }

    /** In pixels, upright. */
    public int height() {
        return bgr.rows();
    }
}
