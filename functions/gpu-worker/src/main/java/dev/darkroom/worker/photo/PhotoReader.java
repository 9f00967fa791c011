package dev.darkroom.worker.photo;

import dev.darkroom.worker.photo.PhotoFile.Format;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opencv.core.Core;
import org.opencv.core.CvException;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.imgcodecs.Imgcodecs;
import org.opencv.imgproc.Imgproc;

/** Turns a file into upright sRGB pixels. */
public final class PhotoReader {

    /** 65535 / 255: keeps black black and white white when 16 bits become 8. */
    private static final double SIXTEEN_BITS_TO_EIGHT = 1.0 / 257;

    private static final int WITH_ALPHA = 4;

    private PhotoReader() {}

    /**
     * Reads a JPEG, PNG or WebP of at most 64 megapixels.
     *
     * @param scope owns the pixels
     * @throws PhotoRefused when the content is not such an image
     */
    public static Photo read(Path path, Mats scope) throws PhotoRefused, IOException {
        PhotoFile file = HeaderReader.read(path);
        try (Mats steps = new Mats()) {
            Mat stored = steps.own(decode(file));
            if (stored.empty()) {
                throw new PhotoRefused("not a readable image: its pixels are damaged");
            }
            Mat eight = eightBits(stored, steps);
            Mat bgr = upright(colours(eight, steps), file.orientation(), scope);
            Mat alpha = file.format() == Format.JPEG ? null : alpha(eight, file.orientation(), scope);
            ColourProfile.toSrgb(bgr, file.profile());
            return new Photo(bgr, alpha);
        }
    }

    private static Mat decode(PhotoFile file) throws PhotoRefused {
        try {
            // unchanged: 16 bits, grey and alpha arrive as they are, and nobody else applies the orientation
            return Imgcodecs.imread(file.path().toString(), Imgcodecs.IMREAD_UNCHANGED);
        } catch (CvException broken) {
            throw new PhotoRefused("not a readable image: its pixels are damaged");
        }
    }

    private static Mat eightBits(Mat stored, Mats steps) throws PhotoRefused {
        return switch (stored.depth()) {
            case CvType.CV_8U -> stored;
            case CvType.CV_16U -> {
                Mat eight = steps.mat();
                stored.convertTo(eight, CvType.CV_8U, SIXTEEN_BITS_TO_EIGHT);
                stored.release();
                yield eight;
            }
            default -> throw new PhotoRefused("not a readable image: pixels of an unknown depth");
        };
    }

    private static Mat colours(Mat stored, Mats steps) {
        Mat bgr = steps.mat();
        switch (stored.channels()) {
            case 1 -> Imgproc.cvtColor(stored, bgr, Imgproc.COLOR_GRAY2BGR);
            case WITH_ALPHA -> Imgproc.cvtColor(stored, bgr, Imgproc.COLOR_BGRA2BGR);
            default -> {
                return stored;
            }
        }
        return bgr;
    }

    private static @Nullable Mat alpha(Mat stored, int orientation, Mats scope) {
        if (stored.channels() != WITH_ALPHA) {
            return null;
        }
        try (Mats steps = new Mats()) {
            Mat alpha = steps.mat();
            Core.extractChannel(stored, alpha, WITH_ALPHA - 1);
            return Core.minMaxLoc(alpha).minVal >= 255 ? null : upright(alpha, orientation, scope);
        }
    }

    /** EXIF 2.32, tag 0x0112: how the stored rows and columns must be turned so that the photo stands upright. */
    private static Mat upright(Mat stored, int orientation, Mats scope) {
        Mat turned = scope.mat();
        List<Step> steps = new ArrayList<>();
        switch (orientation) {
            case 2 -> steps.add(Step.MIRROR);
            case 3 -> steps.add(Step.HALF_TURN);
            case 4 -> steps.add(Step.FLIP);
            case 5 -> steps.add(Step.TRANSPOSE);
            case 6 -> steps.add(Step.QUARTER_RIGHT);
            case 7 -> steps.addAll(List.of(Step.TRANSPOSE, Step.HALF_TURN));
            case 8 -> steps.add(Step.QUARTER_LEFT);
            default -> {
                stored.copyTo(turned);
                return turned;
            }
        }
        Mat from = stored;
        for (Step step : steps) {
            step.apply(from, turned);
            from = turned;
        }
        return turned;
    }

    private enum Step {
        MIRROR,
        FLIP,
        TRANSPOSE,
        HALF_TURN,
        QUARTER_RIGHT,
        QUARTER_LEFT;

        void apply(Mat from, Mat to) {
            switch (this) {
                case MIRROR -> Core.flip(from, to, 1);
                case FLIP -> Core.flip(from, to, 0);
                case TRANSPOSE -> Core.transpose(from, to);
                case HALF_TURN -> Core.rotate(from, to, Core.ROTATE_180);
                case QUARTER_RIGHT -> Core.rotate(from, to, Core.ROTATE_90_CLOCKWISE);
                case QUARTER_LEFT -> Core.rotate(from, to, Core.ROTATE_90_COUNTERCLOCKWISE);
            }
        }
    }
}
