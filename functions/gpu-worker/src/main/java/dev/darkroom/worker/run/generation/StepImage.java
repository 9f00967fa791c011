package dev.darkroom.worker.run.generation;

import dev.darkroom.contract.worker.GenerationReport;
import dev.darkroom.worker.photo.Mats;
import dev.darkroom.worker.photo.Shrunk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.core.MatOfInt;
import org.opencv.imgcodecs.Imgcodecs;

/** The two forms in which the image of a step leaves the worker, both JPEG. */
final class StepImage {

    static final int PREVIEW_LONGEST_SIDE = 320;

    /** Branches start from the stored image, and branches of theirs from what they made of it: little may be lost each time. */
    private static final int STORED_QUALITY = 95;

    /** Tried in this order; below the last one nothing can be recognised. */
    private static final int[] PREVIEW_QUALITIES = {80, 65, 50, 35, 20};

    private StepImage() {}

    /** For the bucket, in full size. */
    static void write(Mat bgr, Path target) throws IOException {
        try (Mats scope = new Mats()) {
            Files.write(target, jpeg(bgr, STORED_QUALITY, scope));
        }
    }

    /** For the report: small, as base64; null when there is too much detail for {@link GenerationReport#MAX_PREVIEW} characters. */
    static @Nullable String preview(Mat bgr) {
        try (Mats scope = new Mats()) {
            Mat small = Shrunk.of(bgr, PREVIEW_LONGEST_SIDE, scope);
            for (int quality : PREVIEW_QUALITIES) {
                String preview = Base64.getEncoder().encodeToString(jpeg(small, quality, scope));
                if (preview.length() <= GenerationReport.MAX_PREVIEW) {
                    return preview;
                }
            }
            return null;
        }
    }

    private static byte[] jpeg(Mat bgr, int quality, Mats scope) {
        MatOfByte encoded = scope.own(new MatOfByte());
        Imgcodecs.imencode(".jpg", bgr, encoded, scope.own(new MatOfInt(Imgcodecs.IMWRITE_JPEG_QUALITY, quality)));
        return encoded.toArray();
    }
}
