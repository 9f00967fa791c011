package dev.darkroom.worker.engine.cpu;

import dev.darkroom.worker.photo.Mats;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;

/**
 * The colour that most of a subject is made of. A dyed thing keeps its hue from light to shadow, and loses chroma together with its
 * lightness: so hue decides where the main colour has one, and lightness where it is a grey.
 */
final class MainColour {

    private static final int CANDIDATES = 6;

    /** Distance from grey below which a hue means nothing. */
    private static final double GREYISH = 12;

    /** Distance from a main colour that is greyish. */
    private static final double FURTHEST_GREY = 30;

    /** Chroma that counts twice as much as grey. */
    private static final double STRONG = 40;

    /** Bounds of a pixel's chroma, as shares of what its lightness lets expect. */
    private static final double PALEST = 0.42;

    private static final double RICHEST = 2.4;

    /** Tangent of the largest difference of hues, about 20 degrees. */
    private static final double TURN = 0.36;

    /** Bounds of a pixel's lightness, as shares of the main colour's. */
    private static final double DARKEST_DYE = 0.1;

    private static final double DARKEST_GREY = 0.42;

    private static final double BRIGHTEST_GREY = 2.2;

    private final double l;
    private final double a;
    private final double b;
    private final double chroma;

    private MainColour(double[] lab) {
        l = Math.max(1, lab[0]);
        a = lab[1] - 128;
        b = lab[2] - 128;
        chroma = Math.hypot(a, b);
    }

    /**
     * Of the region's few colours, the one that explains the most of it. Strong colours count more than greys: a label and a cap are
     * white or black more often than what carries them.
     *
     * @param region 0 or 255; may be empty
     * @param certainty 8 bits: how much a pixel's colour counts
     */
    static MainColour of(Scene scene, Mat region, Mat certainty) {
        byte[] pixels = bytes(scene.lab(), 3);
        byte[] inside = bytes(region, 1);
        byte[] weights = bytes(certainty, 1);
        MainColour best = new MainColour(Core.mean(scene.lab(), region).val);
        double most = -1;
        for (double[] candidate : Palette.within(scene.lab(), region, CANDIDATES)) {
            MainColour colour = new MainColour(candidate);
            double explained = colour.explained(pixels, inside, weights);
            if (explained > most) {
                most = explained;
                best = colour;
            }
        }
        return best;
    }

    private double explained(byte[] pixels, byte[] inside, byte[] weights) {
        double sum = 0;
        for (int i = 0; i < inside.length; i++) {
            if (inside[i] != 0 && !isForeign(pixels, i)) {
                double strength = Math.hypot((pixels[i * 3 + 1] & 0xff) - 128, (pixels[i * 3 + 2] & 0xff) - 128);
                sum += (weights[i] & 0xff) * (1 + strength / STRONG);
            }
        }
        return sum;
    }

    /** The pixels of a scene that do not have this colour. */
    Mat foreign(Scene scene, Mats scope) {
        byte[] pixels = bytes(scene.lab(), 3);
        byte[] foreign = new byte[pixels.length / 3];
        for (int i = 0; i < foreign.length; i++) {
            foreign[i] = (byte) (isForeign(pixels, i) ? 255 : 0);
        }
        Mat answer = scope.own(new Mat(scene.bgr().size(), CvType.CV_8U));
        answer.put(0, 0, foreign);
        return answer;
    }

    private static byte[] bytes(Mat mat, int channels) {
        byte[] bytes = new byte[(int) mat.total() * channels];
        mat.get(0, 0, bytes);
        return bytes;
    }

    private boolean isForeign(byte[] pixels, int i) {
        return isForeign(pixels[i * 3] & 0xff, (pixels[i * 3 + 1] & 0xff) - 128, (pixels[i * 3 + 2] & 0xff) - 128);
    }

    private boolean isForeign(double pixelL, double pixelA, double pixelB) {
        if (chroma < GREYISH) {
            return Math.hypot(pixelA - a, pixelB - b) > FURTHEST_GREY
                    || pixelL < DARKEST_GREY * l
                    || pixelL > BRIGHTEST_GREY * l;
        }
        double along = (a * pixelA + b * pixelB) / chroma;
        double across = Math.abs(a * pixelB - b * pixelA) / chroma;
        double expected = chroma * Math.min(1, pixelL / l);
        return along < PALEST * expected
                || along > RICHEST * chroma
                || across > Math.max(GREYISH * Math.min(1, pixelL / l), TURN * along)
                || pixelL < DARKEST_DYE * l;
    }
}
