package dev.darkroom.worker.photo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.opencv.core.Core;
import org.opencv.core.Mat;
import org.opencv.core.MatOfInt;
import org.opencv.imgcodecs.Imgcodecs;

/** Writes what the contract promises for each photo. */
public final class PhotoWriter {

    /**
     * One row filter and run lengths. A grainy photo of 12 megapixels takes 0.6 s and 19.6 MB so; with compression level 3, which makes
     * libpng try all five filters on each row, it took 2.9 s and 21.2 MB.
     */
    private static final int PNG_STRATEGY = Imgcodecs.IMWRITE_PNG_STRATEGY_RLE;

    private static final int PREVIEW_LONGEST_SIDE = 400;
    private static final int PREVIEW_QUALITY = 85;

    private PhotoWriter() {}

    /** Full size, lossless, with the alpha that the photo had. */
    public static void writePng(Photo photo, Path target) throws IOException {
        try (Mats scope = new Mats()) {
            Mat pixels = photo.bgr();
            Mat alpha = photo.alpha();
            if (alpha != null) {
                pixels = scope.mat();
                Core.merge(
                        List.of(
                                channel(photo.bgr(), 0, scope),
                                channel(photo.bgr(), 1, scope),
                                channel(photo.bgr(), 2, scope),
                                alpha),
                        pixels);
            }
            write(pixels, target, scope.own(new MatOfInt(Imgcodecs.IMWRITE_PNG_STRATEGY, PNG_STRATEGY)));
        }
    }

    /** Longest side 400 px (never enlarged), JPEG of quality 85, transparent parts on white. */
    public static void writePreview(Photo photo, Path target) throws IOException {
        try (Mats scope = new Mats()) {
            Mat small = Shrunk.onWhite(photo, PREVIEW_LONGEST_SIDE, scope);
            write(small, target, scope.own(new MatOfInt(Imgcodecs.IMWRITE_JPEG_QUALITY, PREVIEW_QUALITY)));
        }
    }

    private static Mat channel(Mat bgr, int index, Mats scope) {
        Mat channel = scope.mat();
        Core.extractChannel(bgr, channel, index);
        return channel;
    }

    private static void write(Mat pixels, Path target, MatOfInt parameters) throws IOException {
        if (!Imgcodecs.imwrite(target.toString(), pixels, parameters)) {
            throw new IOException("could not write " + target);
        }
    }
}
