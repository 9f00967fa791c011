package dev.darkroom.worker.photo;

import java.util.List;
import org.opencv.core.Core;
import org.opencv.core.Mat;

/** Lays one image over another. */
public final class Blending {

    private Blending() {}

    /**
     * Replaces pixels by an image's, mixed by a mask's softness. A pixel with a mask of 0 keeps its value to the bit: value × 255 ÷ 255.
     *
     * @param image 8 bits, three channels
     * @param soft 8 bits, of the same size: 0 keeps a pixel, 255 replaces it
     * @param pixels of the same size and kind as the image; changed
     */
    public static void lay(Mat image, Mat soft, Mat pixels) {
        try (Mats scope = new Mats()) {
            Mat share = scope.mat();
            Core.merge(List.of(soft, soft, soft), share);
            Mat over = scope.mat();
            Core.multiply(image, share, over, 1 / 255.0);
            Core.bitwise_not(share, share);
            Core.multiply(pixels, share, share, 1 / 255.0);
            Core.add(over, share, pixels);
        }
    }
}
