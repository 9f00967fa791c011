package dev.darkroom.worker.engine.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.darkroom.worker.photo.Mats;
import dev.darkroom.worker.photo.Photo;
import dev.darkroom.worker.photo.PhotoRefused;
import java.nio.ByteBuffer;
import java.util.Base64;
import org.opencv.core.Core;
import org.opencv.core.CvException;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Scalar;
import org.opencv.core.Size;
import org.opencv.imgcodecs.Imgcodecs;
import org.opencv.imgproc.Imgproc;

/** Puts the instances of one concept together. */
final class Instances {

    private static final int MOST = 256;

    /** Sides of a mask may be rounded by a pixel when a segmenter works on a smaller copy. */
    private static final double PROPORTION_TOLERANCE = 0.02;

    /** A PNG begins with 8 bytes of signature, 8 of chunk header, then width and height. */
    private static final int WIDTH_AT = 16;

    private static final long PNG_SIGNATURE = 0x89504E470D0A1A0AL;

    private static final long MAX_PIXELS = 64_000_000;

    private Instances() {}

    /** The union of all instances, no larger than the photo; no pixel when there is no instance. */
    static Mat merged(String concept, JsonNode instances, Photo photo, Mats scope) throws PhotoRefused {
        if (!instances.isMissingNode() && !instances.isArray()) {
            throw malformed(concept);
        }
        if (instances.size() > MOST) {
            throw new PhotoRefused("the segmenter found more than " + MOST + " instances of " + concept);
        }
        Mat union = scope.own(new Mat(photo.bgr().size(), CvType.CV_8U, Scalar.all(0)));
        for (JsonNode instance : instances) {
            try (Mats steps = new Mats()) {
                Mat mask = decode(concept, instance, photo, steps);
                Core.max(union, mask, union);
            }
        }
        return union;
    }

    private static Mat decode(String concept, JsonNode instance, Photo photo, Mats steps) throws PhotoRefused {
        if (!instance.isTextual()) {
            throw malformed(concept);
        }
        byte[] png;
        try {
            png = Base64.getDecoder().decode(instance.textValue());
        } catch (IllegalArgumentException notBase64) {
            throw malformed(concept);
        }
        requireSize(concept, png, photo);
        try {
            Mat mask = steps.own(Imgcodecs.imdecode(steps.bytes(png), Imgcodecs.IMREAD_GRAYSCALE));
            if (mask.empty()) {
                throw malformed(concept);
            }
            Mat sized = steps.mat();
            Imgproc.resize(mask, sized, photo.bgr().size(), 0, 0, Imgproc.INTER_LINEAR);
            return sized;
        } catch (CvException damaged) {
            throw malformed(concept);
        }
    }

    /** Judged by the header, before a pixel is decoded. */
    private static void requireSize(String concept, byte[] png, Photo photo) throws PhotoRefused {
        if (png.length < WIDTH_AT + 2 * Integer.BYTES || ByteBuffer.wrap(png).getLong(0) != PNG_SIGNATURE) {
            throw malformed(concept);
        }
        int width = ByteBuffer.wrap(png).getInt(WIDTH_AT);
        int height = ByteBuffer.wrap(png).getInt(WIDTH_AT + Integer.BYTES);
        Size size = photo.bgr().size();
        boolean fits = width > 0
                && height > 0
                && (long) width * height <= MAX_PIXELS
                && Math.abs(width / (double) height - size.width / size.height)
                        <= PROPORTION_TOLERANCE * size.width / size.height;
        if (!fits) {
            throw new PhotoRefused("the segmenter's mask of %s has another shape than the photo: %d × %d, not %d × %d"
                    .formatted(concept, width, height, photo.width(), photo.height()));
        }
    }

    private static PhotoRefused malformed(String concept) {
        return new PhotoRefused("the segmenter's mask of " + concept + " is not a base64 PNG");
    }
}
