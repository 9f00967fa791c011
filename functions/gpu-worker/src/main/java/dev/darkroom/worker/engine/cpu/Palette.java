package dev.darkroom.worker.engine.cpu;

import dev.darkroom.worker.photo.Mats;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Size;
import org.opencv.core.TermCriteria;
import org.opencv.imgproc.Imgproc;

/** The few colours that a photo is made of, by k-means in Lab on a small copy; the same photo always has the same palette. */
final class Palette {

    private static final double LONGEST_SIDE = 128;
    private static final int SAMPLES = 6000;
    private static final double LIGHTNESS_WEIGHT = 0.5;

    private final float[] colours;

    private Palette(float[] colours) {
        this.colours = colours;
    }

    /** @param lab 8 bits, three channels */
    static Palette of(Mat lab, int colours) {
        try (Mats steps = new Mats()) {
            double scale = Math.min(1, LONGEST_SIDE / Math.max(lab.cols(), lab.rows()));
            Size size =
                    new Size(Math.max(1, Math.round(lab.cols() * scale)), Math.max(1, Math.round(lab.rows() * scale)));
            Mat small = steps.mat();
            Imgproc.resize(lab, small, size, 0, 0, Imgproc.INTER_AREA);
            return of(List.of(small), colours, steps);
        }
    }

    /** The colours of a region, as Lab; none when it is empty. */
    static List<double[]> within(Mat lab, Mat region, int colours) {
        byte[] pixels = new byte[(int) lab.total() * 3];
        lab.get(0, 0, pixels);
        byte[] inside = new byte[(int) lab.total()];
        region.get(0, 0, inside);
        int[] chosen =
                IntStream.range(0, inside.length).filter(i -> inside[i] != 0).toArray();
        // a few thousand pixels tell the colours of any region
        int step = Math.max(1, chosen.length / SAMPLES);
        List<double[]> answer = new ArrayList<>();
        if (chosen.length > 0) {
            try (Mats steps = new Mats()) {
                Mat some = steps.own(new Mat(Math.ceilDiv(chosen.length, step), 1, CvType.CV_8UC3));
                byte[] values = new byte[(int) some.total() * 3];
                for (int i = 0; i * 3 < values.length; i++) {
                    System.arraycopy(pixels, chosen[i * step] * 3, values, i * 3, 3);
                }
                some.put(0, 0, values);
                float[] centres = of(List.of(some), colours, steps).colours;
                for (int c = 0; c < centres.length; c += 3) {
                    answer.add(new double[] {centres[c], centres[c + 1], centres[c + 2]});
                }
            }
        }
        return answer;
    }

    /** The colours of a band along these sides. */
    static Palette along(Mat lab, Sides which, int band, int colours) {
        try (Mats steps = new Mats()) {
            int width = lab.cols();
            int height = lab.rows();
            List<Mat> sides = new ArrayList<>(List.of(
                    lab.submat(0, Math.min(band, height), 0, width),
                    lab.submat(0, height, 0, Math.min(band, width)),
                    lab.submat(0, height, Math.max(0, width - band), width)));
            if (which == Sides.ALL) {
                sides.add(lab.submat(Math.max(0, height - band), height, 0, width));
            }
            sides.forEach(steps::own);
            return of(sides, colours, steps);
        }
    }

    private static Palette of(List<Mat> parts, int colours, Mats steps) {
        List<Mat> lists = new ArrayList<>();
        for (Mat part : parts) {
            Mat floats = steps.mat();
            part.convertTo(floats, CvType.CV_32F);
            lists.add(steps.own(floats.reshape(1, (int) floats.total())));
        }
        Mat samples = steps.mat();
        Core.vconcat(lists, samples);
        Mat centres = steps.mat();
        TermCriteria end = new TermCriteria(TermCriteria.EPS + TermCriteria.COUNT, 12, 1);
        Core.setRNGSeed(1);
        int count = Math.min(colours, samples.rows());
        Core.kmeans(samples, count, steps.mat(), end, 1, Core.KMEANS_PP_CENTERS, centres);
        float[] values = new float[(int) centres.total()];
        centres.get(0, 0, values);
        return new Palette(values);
    }

    /** Distance of each pixel to its nearest colour, as floats; lightness counts less, because light falls off over a background. */
    Mat distance(Mat lab, Mats scope) {
        byte[] pixels = new byte[(int) lab.total() * 3];
        lab.get(0, 0, pixels);
        float[] distances = new float[(int) lab.total()];
        for (int i = 0; i < distances.length; i++) {
            double best = Double.MAX_VALUE;
            for (int c = 0; c < colours.length; c += 3) {
                double l = (pixels[i * 3] & 0xff) - colours[c];
                double a = (pixels[i * 3 + 1] & 0xff) - colours[c + 1];
                double b = (pixels[i * 3 + 2] & 0xff) - colours[c + 2];
                best = Math.min(best, LIGHTNESS_WEIGHT * l * l + a * a + b * b);
            }
            distances[i] = (float) Math.sqrt(best);
        }
        Mat answer = scope.own(new Mat(lab.size(), CvType.CV_32F));
        answer.put(0, 0, distances);
        return answer;
    }

    /** The number of the nearest colour, for each pixel. */
    byte[] labels(Mat lab) {
        byte[] pixels = new byte[(int) lab.total() * 3];
        lab.get(0, 0, pixels);
        byte[] labels = new byte[(int) lab.total()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = nearest(pixels[i * 3] & 0xff, pixels[i * 3 + 1] & 0xff, pixels[i * 3 + 2] & 0xff);
        }
        return labels;
    }

    private byte nearest(int l, int a, int b) {
        double best = Double.MAX_VALUE;
        byte nearest = 0;
        for (int c = 0; c * 3 < colours.length; c++) {
            double dl = l - colours[c * 3];
            double da = a - colours[c * 3 + 1];
            double db = b - colours[c * 3 + 2];
            double distance = dl * dl + da * da + db * db;
            if (distance < best) {
                best = distance;
                nearest = (byte) c;
            }
        }
        return nearest;
    }
}
