package dev.darkroom.worker.paint;

import dev.darkroom.worker.photo.Mats;
import java.util.ArrayList;
import java.util.List;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Scalar;
import org.opencv.imgproc.Imgproc;

/**
 * Dyes a surface. In Lab, the photo's lightness keeps carrying the texture; its mean moves part of the way to the target's, so that a
 * white cup can become navy without becoming a silhouette. Chroma follows a shading model: full at the target's lightness, fading to
 * none towards black (shadow) and white (highlight), because a highlight shows the lamp and not the dye.
 */
final class Recolouring implements Strips.Brush {

    /** How far the mean lightness goes to the target's: all of it turns pale textures into paint. */
    private static final double LIGHTNESS_MOVE = 0.55;

    /** What stays of the surface's own colour differences, so that grain and print do not vanish. */
    private static final double OWN_CHROMA = 0.18;

    /** Brightest that the surface's mean may become: above, clipping eats the texture. */
    private static final double BRIGHTEST_MEAN = 225;

    private static final double DARKEST_MEAN = 35;

    private final Mat lightness;
    private final Mat chromaA;
    private final Mat chromaB;
    private final Lightness was;

    /** @param scope owns the tables */
    Recolouring(Change.Recolor target, Lightness was, Mats scope) {
        this.was = was;
        double[] lab = lab(target, scope);
        double wanted = was.mean() + (lab[0] - was.mean()) * LIGHTNESS_MOVE;
        double mean = Math.clamp(wanted, Math.min(DARKEST_MEAN, was.mean()), Math.max(BRIGHTEST_MEAN, was.mean()));
        byte[] newLightness = new byte[256];
        byte[] newA = new byte[256];
        byte[] newB = new byte[256];
        for (int l = 0; l < 256; l++) {
            double moved = curve(l, was.mean(), mean);
            double shade = shade(moved, Math.clamp(mean, 1, 254));
            newLightness[l] = (byte) Math.round(moved);
            newA[l] = (byte) Math.round(128 + (lab[1] - 128) * shade);
            newB[l] = (byte) Math.round(128 + (lab[2] - 128) * shade);
        }
        lightness = table(newLightness, scope);
        chromaA = table(newA, scope);
        chromaB = table(newB, scope);
    }

    /** Takes the old mean to the new one, black to black and white to white, without steps: local contrast survives. */
    private static double curve(double l, double from, double to) {
        double safeFrom = Math.clamp(from, 1, 254);
        double gamma = Math.log(Math.clamp(to, 1, 254) / 255) / Math.log(safeFrom / 255);
        double bent = 255 * Math.pow(l / 255, gamma);
        double shifted = Math.clamp(l + (to - from), 0, 255);
        // the power alone crushes shadows, the shift alone clips highlights
        return Math.clamp(0.5 * bent + 0.5 * shifted, 0, 255);
    }

    private static double shade(double l, double full) {
        double towardsWhite = (255 - l) / (255 - full);
        double towardsBlack = l / full;
        return Math.sqrt(Math.clamp(Math.min(towardsWhite, towardsBlack), 0, 1));
    }

    private static double[] lab(Change.Recolor target, Mats scope) {
        Mat pixel = scope.own(new Mat(1, 1, CvType.CV_8UC3, new Scalar(target.blue(), target.green(), target.red())));
        Imgproc.cvtColor(pixel, pixel, Imgproc.COLOR_BGR2Lab);
        return pixel.get(0, 0);
    }

    static Mat table(byte[] values, Mats scope) {
        Mat table = scope.own(new Mat(1, values.length, CvType.CV_8U));
        table.put(0, 0, values);
        return table;
    }

    @Override
    public Mat paint(Mat bgr, int top, int left, Mats scope) {
        Mat lab = scope.mat();
        Imgproc.cvtColor(bgr, lab, Imgproc.COLOR_BGR2Lab);
        List<Mat> channels = new ArrayList<>();
        Core.split(lab, channels);
        channels.forEach(scope::own);
        Mat l = channels.get(0);
        dye(channels.get(1), l, chromaA, was.a(), scope);
        dye(channels.get(2), l, chromaB, was.b(), scope);
        Core.LUT(l, lightness, l);
        Core.merge(channels, lab);
        Imgproc.cvtColor(lab, lab, Imgproc.COLOR_Lab2BGR);
        return lab;
    }

    private static void dye(Mat channel, Mat l, Mat chroma, double mean, Mats scope) {
        Mat target = scope.mat();
        Core.LUT(l, chroma, target);
        Core.addWeighted(target, 1, channel, OWN_CHROMA, -OWN_CHROMA * mean, channel);
    }
}
