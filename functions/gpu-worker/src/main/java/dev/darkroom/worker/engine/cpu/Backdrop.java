package dev.darkroom.worker.engine.cpu;

import dev.darkroom.worker.photo.Mats;
import java.util.Arrays;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;

/**
 * A backdrop whose colour changes slowly over the whole photo, as a sky at dusk or a lit sheet of paper does: one polynomial of second
 * degree for each channel of Lab, fitted to the pixels that agree with it (P. Beaton, J. Tukey, 1974: the further off a pixel is, the
 * less it counts, and things in front count nothing).
 */
final class Backdrop {

    private static final int TERMS = 6;
    private static final int ROUNDS = 8;

    /** Levels from which on a pixel counts nothing. */
    private static final double FURTHEST = 30;

    /** Levels within which a pixel agrees. */
    private static final double NEAR = 12;

    /** A photo of which less agrees has no such backdrop. */
    private static final double LEAST_SHARE = 0.55;

    private final int width;
    private final int height;
    private final byte[] lab;
    private final double[] weights;
    private final double[] distances;

    private Backdrop(Mat lab) {
        width = lab.cols();
        height = lab.rows();
        this.lab = new byte[width * height * 3];
        lab.get(0, 0, this.lab);
        weights = new double[width * height];
        distances = new double[width * height];
        Arrays.fill(weights, 1);
    }

    /**
     * Lowers each distance to that from the backdrop, where the photo has one.
     *
     * @param lab 8 bits, three channels
     * @param distance floats of the same size, in levels
     */
    static void explain(Mat lab, Mat distance) {
        Backdrop backdrop = new Backdrop(lab);
        for (int round = 0; round < ROUNDS; round++) {
            backdrop.fit();
        }
        if (backdrop.share() < LEAST_SHARE) {
            return;
        }
        float[] values = new float[backdrop.distances.length];
        distance.get(0, 0, values);
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) Math.min(values[i], Math.max(0, backdrop.distances[i] - NEAR / 2));
        }
        distance.put(0, 0, values);
    }

    private double share() {
        return Arrays.stream(distances).filter(each -> each < NEAR).count() / (double) distances.length;
    }

    private void fit() {
        Arrays.fill(distances, 0);
        for (int channel = 0; channel < 3; channel++) {
            add(channel, solved(channel));
        }
        for (int i = 0; i < distances.length; i++) {
            distances[i] = Math.sqrt(distances[i]);
            double share = distances[i] / FURTHEST;
            weights[i] = share < 1 ? (1 - share * share) * (1 - share * share) : 0;
        }
    }

    private void add(int channel, double[] polynomial) {
        double[] at = new double[TERMS];
        for (int i = 0; i < distances.length; i++) {
            terms(i, at);
            double off = level(i, channel);
            for (int t = 0; t < TERMS; t++) {
                off -= polynomial[t] * at[t];
            }
            distances[i] += off * off;
        }
    }

    private double[] solved(int channel) {
        double[] normal = new double[TERMS * TERMS];
        double[] right = new double[TERMS];
        double[] at = new double[TERMS];
        for (int i = 0; i < weights.length; i++) {
            terms(i, at);
            for (int row = 0; row < TERMS; row++) {
                double weighted = weights[i] * at[row];
                right[row] += weighted * level(i, channel);
                for (int column = 0; column < TERMS; column++) {
                    normal[row * TERMS + column] += weighted * at[column];
                }
            }
        }
        return solved(normal, right);
    }

    private static double[] solved(double[] normal, double[] right) {
        try (Mats steps = new Mats()) {
            Mat matrix = steps.own(new Mat(TERMS, TERMS, CvType.CV_64F));
            matrix.put(0, 0, normal);
            Mat vector = steps.own(new Mat(TERMS, 1, CvType.CV_64F));
            vector.put(0, 0, right);
            Mat answer = steps.mat();
            Core.solve(matrix, vector, answer, Core.DECOMP_SVD);
            double[] polynomial = new double[TERMS];
            answer.get(0, 0, polynomial);
            return polynomial;
        }
    }

    private int level(int pixel, int channel) {
        return lab[pixel * 3 + channel] & 0xff;
    }

    private void terms(int pixel, double[] at) {
        double x = 2.0 * (pixel % width) / width - 1;
        double y = 2.0 * Math.floorDiv(pixel, width) / height - 1;
        at[0] = 1;
        at[1] = x;
        at[2] = y;
        at[3] = x * x;
        at[4] = x * y;
        at[5] = y * y;
    }
}
