package dev.darkroom.worker.engine.cpu;

import dev.darkroom.worker.photo.Mats;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Rect;
import org.opencv.core.Scalar;
import org.opencv.core.Size;
import org.opencv.core.TermCriteria;
import org.opencv.imgproc.Imgproc;

/**
 * What a photo is of, against what it stands in front of. Pixels that differ from the colours along the photo's border and lie near
 * its centre are a first guess; GrabCut (C. Rother, V. Kolmogorov, A. Blake, 2004) turns the guess into two colour models and a smooth
 * cut between them.
 */
final class Subject {

    /** The cut's time grows faster than its pixels; it is refined at full size later. */
    private static final double LONGEST_SIDE = 320;

    private static final int BORDER_COLOURS = 5;
    private static final int ROUNDS = 4;

    /** A piece smaller than this share of the largest one is an accessory or noise, not the subject. */
    private static final double SAME_SUBJECT = 0.25;

    private final Mat whole;
    private final Mat body;

    private Subject(Mat whole, Mat body) {
        this.whole = whole;
        this.body = body;
    }

    /** Everything in front: the body and loose pieces beside it. */
    Mat whole() {
        return whole;
    }

    /** The largest pieces in front, without holes. */
    Mat body() {
        return body;
    }

    static Subject of(Scene scene, Mats scope) {
        try (Mats steps = new Mats()) {
            double scale = Math.min(1, LONGEST_SIDE / Math.max(scene.width(), scene.height()));
            Size size = new Size(
                    Math.max(1, Math.round(scene.width() * scale)), Math.max(1, Math.round(scene.height() * scale)));
            Mat small = steps.mat();
            Imgproc.resize(scene.bgr(), small, size, 0, 0, Imgproc.INTER_AREA);
            Mat front = cut(small, guess(small, steps), steps);
            front = Shapes.morph(front, Imgproc.MORPH_OPEN, 2, steps);
            front = Shapes.morph(front, Imgproc.MORPH_CLOSE, 3, steps);
            Mat whole = scope.mat();
            Imgproc.resize(front, whole, scene.bgr().size(), 0, 0, Imgproc.INTER_LINEAR);
            Core.compare(whole, new Scalar(127), whole, Core.CMP_GT);
            return new Subject(whole, body(whole, scope));
        }
    }

    private static Mat body(Mat whole, Mats scope) {
        try (Mats steps = new Mats()) {
            int largest = Shapes.pieces(whole, steps.mat(), steps).stream()
                    .mapToInt(Shapes.Piece::area)
                    .max()
                    .orElse(0);
            Mat main = Shapes.pick(whole, piece -> piece.area() >= largest * SAME_SUBJECT, steps);
            return withoutSmallHoles(main, scope);
        }
    }

    /** Highlights and prints are cut out as background; a real hole, as in a handle, is larger. */
    private static Mat withoutSmallHoles(Mat mask, Mats scope) {
        try (Mats steps = new Mats()) {
            Mat holes = Shapes.less(Shapes.filled(mask, steps), mask, steps);
            double largest = 0.04 * Core.countNonZero(mask);
            return Shapes.or(mask, Shapes.pick(holes, hole -> hole.area() < largest, steps), scope);
        }
    }

    /** How likely each pixel is the subject, 0 to 1: unlike the border, and near the centre. */
    private static Mat guess(Mat small, Mats steps) {
        Mat lab = steps.mat();
        Imgproc.cvtColor(small, lab, Imgproc.COLOR_BGR2Lab);
        Imgproc.GaussianBlur(lab, lab, new Size(5, 5), 0);
        lab.convertTo(lab, CvType.CV_32F);
        Mat unlike = distanceToBorder(lab, steps);
        Core.normalize(unlike, unlike, 0, 1, Core.NORM_MINMAX);
        Mat central = centre(small.size(), steps);
        Core.multiply(unlike, central, unlike);
        Core.addWeighted(unlike, 0.75, central, 0.25, 0, unlike);
        return unlike;
    }

    private static Mat distanceToBorder(Mat lab, Mats steps) {
        Mat colours = borderColours(lab, steps);
        Mat nearest = steps.own(new Mat(lab.size(), CvType.CV_32F, Scalar.all(Float.MAX_VALUE)));
        for (int i = 0; i < colours.rows(); i++) {
            try (Mats loop = new Mats()) {
                Mat difference = loop.mat();
                Scalar colour = new Scalar(colours.get(i, 0)[0], colours.get(i, 1)[0], colours.get(i, 2)[0]);
                Core.subtract(lab, colour, difference);
                Core.multiply(difference, difference, difference);
                Mat sum = loop.mat();
                // light falls off over a background more than its colour changes
                Core.transform(difference, sum, loop.own(row(0.5, 1.0, 1.0)));
                Core.sqrt(sum, sum);
                Core.min(nearest, sum, nearest);
            }
        }
        return nearest;
    }

    private static Mat row(double... values) {
        Mat row = new Mat(1, values.length, CvType.CV_32F);
        row.put(0, 0, values);
        return row;
    }

    private static Mat borderColours(Mat lab, Mats steps) {
        int band = Math.max(2, Math.min(lab.cols(), lab.rows()) / 24);
        Mat inner = steps.own(new Mat(lab.size(), CvType.CV_8U, Scalar.all(255)));
        Imgproc.rectangle(
                inner,
                new Rect(band, band, Math.max(1, lab.cols() - 2 * band), Math.max(1, lab.rows() - 2 * band)),
                Scalar.all(0),
                Imgproc.FILLED);
        int count = Core.countNonZero(inner);
        Mat samples = steps.own(new Mat(count, 3, CvType.CV_32F));
        float[] pixels = new float[(int) lab.total() * 3];
        byte[] chosen = new byte[(int) inner.total()];
        lab.get(0, 0, pixels);
        inner.get(0, 0, chosen);
        float[] border = new float[count * 3];
        for (int i = 0, to = 0; i < chosen.length; i++) {
            if (chosen[i] != 0) {
                System.arraycopy(pixels, i * 3, border, to, 3);
                to += 3;
            }
        }
        samples.put(0, 0, border);
        Mat colours = steps.mat();
        TermCriteria end = new TermCriteria(TermCriteria.EPS + TermCriteria.COUNT, 12, 1.0);
        Core.setRNGSeed(1);
        Core.kmeans(samples, Math.min(BORDER_COLOURS, count), steps.mat(), end, 1, Core.KMEANS_PP_CENTERS, colours);
        return colours;
    }

    private static Mat centre(Size size, Mats steps) {
        float[] values = new float[(int) (size.width * size.height)];
        for (int y = 0, i = 0; y < size.height; y++) {
            for (int x = 0; x < size.width; x++, i++) {
                double dx = (x + 0.5) / size.width - 0.5;
                double dy = (y + 0.5) / size.height - 0.53;
                values[i] = (float) Math.exp(-(dx * dx + dy * dy) / (2 * 0.27 * 0.27));
            }
        }
        Mat centre = steps.own(new Mat(size, CvType.CV_32F));
        centre.put(0, 0, values);
        return centre;
    }

    private static Mat cut(Mat small, Mat guess, Mats steps) {
        Mat eight = steps.mat();
        guess.convertTo(eight, CvType.CV_8U, 255);
        Mat high = steps.mat();
        double split = Imgproc.threshold(eight, high, 0, 255, Imgproc.THRESH_BINARY | Imgproc.THRESH_OTSU);
        Mat roles = steps.own(new Mat(small.size(), CvType.CV_8U, Scalar.all(Imgproc.GC_PR_BGD)));
        roles.setTo(Scalar.all(Imgproc.GC_PR_FGD), high);
        roles.setTo(Scalar.all(Imgproc.GC_BGD), Shapes.below(eight, split * 0.35, steps));
        roles.setTo(Scalar.all(Imgproc.GC_FGD), Shapes.above(eight, split + (255 - split) * 0.75, steps));
        Core.setRNGSeed(1);
        if (Core.countNonZero(high) < small.total() - 1 && Core.countNonZero(high) > 1) {
            Imgproc.grabCut(small, roles, new Rect(), steps.mat(), steps.mat(), ROUNDS, Imgproc.GC_INIT_WITH_MASK);
        }
        // both kinds of foreground are odd: 1 for sure, 3 probably
        Mat odd = steps.own(new Mat(roles.size(), CvType.CV_8U, Scalar.all(1)));
        return Shapes.above(Shapes.and(roles, odd, steps), 0, steps);
    }
}
