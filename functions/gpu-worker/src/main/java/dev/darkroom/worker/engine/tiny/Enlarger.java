package dev.darkroom.worker.engine.tiny;

import dev.darkroom.worker.photo.Mats;
import java.util.ArrayList;
import java.util.List;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Rect;
import org.opencv.core.Scalar;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/**
 * Brings the model's small picture to the canvas' size. The outlines are known exactly, so edges are not enlarged but drawn anew: each
 * object's pixels are enlarged by themselves, without those of its neighbours, and laid into its outline.
 */
final class Enlarger implements AutoCloseable {

    /** Below this share of own pixels a colour is a guess. */
    private static final double SURE = 0.35;

    private static final double SIGMA_AT_512 = 2.2;
    private static final double USUAL_CRISPNESS = 0.35;
    private static final double CRISPER_PER_WISH = 1.1;

    private record Shape(Rect part, Mat owned, Mat alpha) {}

    private final Mats scope = new Mats();
    private final Grid grid;
    private final Size canvas;
    private final double crispness;
    private final List<Shape> shapes = new ArrayList<>();

    Enlarger(Layout layout, LayoutMaps maps, int width, int height, double sharpness) {
        grid = maps.grid();
        canvas = new Size(width, height);
        crispness = Math.max(0, USUAL_CRISPNESS + CRISPER_PER_WISH * (sharpness - Light.DAY.sharpness()));
        for (int i = 0; i < layout.placed().size(); i++) {
            addShape(layout.placed().get(i), i, maps);
        }
    }

    private void addShape(Placed placed, int number, LayoutMaps maps) {
        byte[] owned = new byte[grid.area()];
        for (int i = 0; i < owned.length; i++) {
            owned[i] = (byte) (maps.isOwned(i, number) ? 1 : 0);
        }
        Mat own = scope.own(new Mat(grid.height(), grid.width(), CvType.CV_8U));
        own.put(0, 0, owned);
        try (Mats steps = new Mats()) {
            Mat silhouette = placed.silhouette((int) canvas.width, (int) canvas.height, Imgproc.LINE_AA, steps);
            Rect part = common(Imgproc.boundingRect(silhouette), reach(Imgproc.boundingRect(own)));
            if (part.width > 0 && part.height > 0) {
                shapes.add(new Shape(
                        part, own, scope.own(steps.own(silhouette.submat(part)).clone())));
            }
        }
    }

    /** Where pixels of the grid have a say on the canvas: theirs, and half a pixel around. */
    private Rect reach(Rect pixels) {
        if (pixels.width == 0) {
            return new Rect();
        }
        double across = canvas.width / grid.width();
        double down = canvas.height / grid.height();
        int left = (int) Math.floor((pixels.x - 1) * across);
        int top = (int) Math.floor((pixels.y - 1) * down);
        int right = (int) Math.ceil((pixels.x + pixels.width + 1) * across);
        int bottom = (int) Math.ceil((pixels.y + pixels.height + 1) * down);
        return new Rect(left, top, right - left, bottom - top);
    }

    private static Rect common(Rect one, Rect other) {
        int left = Math.max(one.x, other.x);
        int top = Math.max(one.y, other.y);
        int right = Math.min(one.x + one.width, other.x + other.width);
        int bottom = Math.min(one.y + one.height, other.y + other.height);
        return new Rect(left, top, Math.max(0, right - left), Math.max(0, bottom - top));
    }

    /**
     * The picture at the canvas' size, 8 bits.
     *
     * @param small at the grid's size
     * @param target owns the result
     */
    Mat enlarge(Mat small, Mats target) {
        Mat large = target.mat();
        Imgproc.resize(small, large, canvas, 0, 0, Imgproc.INTER_CUBIC);
        for (Shape shape : shapes) {
            try (Mats steps = new Mats()) {
                lay(shape, small, large, steps);
            }
        }
        sharpen(large);
        return large;
    }

    private void lay(Shape shape, Mat small, Mat large, Mats steps) {
        Rect part = shape.part();
        Mat weights = steps.mat();
        shape.owned().convertTo(weights, CvType.CV_32F);
        Mat share = part(weights, part, steps);
        Mat weights3 = steps.mat();
        Core.merge(List.of(weights, weights, weights), weights3);
        Mat own = steps.mat();
        small.convertTo(own, CvType.CV_32FC3);
        Core.multiply(own, weights3, own);
        Mat colours = part(own, part, steps);
        Mat safe = steps.mat();
        Core.max(share, Scalar.all(1e-3), safe);
        Mat safe3 = steps.mat();
        Core.merge(List.of(safe, safe, safe), safe3);
        Core.divide(colours, safe3, colours);
        Mat alpha = steps.mat();
        shape.alpha().convertTo(alpha, CvType.CV_32F, 1 / 255.0);
        Core.multiply(share, Scalar.all(1 / SURE), share);
        Core.min(share, Scalar.all(1), share);
        Core.multiply(alpha, share, alpha);
        Mat alpha3 = steps.mat();
        Core.merge(List.of(alpha, alpha, alpha), alpha3);
        Mat under = steps.own(large.submat(part));
        Mat mixed = steps.mat();
        under.convertTo(mixed, CvType.CV_32FC3);
        Core.subtract(colours, mixed, colours);
        Core.multiply(colours, alpha3, colours);
        Core.add(mixed, colours, mixed);
        mixed.convertTo(under, CvType.CV_8UC3);
    }

    /** Enlarged, but only the part of the canvas that is needed. */
    private Mat part(Mat small, Rect part, Mats steps) {
        Mat map = steps.own(new Mat(2, 3, CvType.CV_64F));
        double across = grid.width() / canvas.width;
        double down = grid.height() / canvas.height;
        map.put(0, 0, across, 0, (part.x + 0.5) * across - 0.5, 0, down, (part.y + 0.5) * down - 0.5);
        Mat enlarged = steps.mat();
        Imgproc.warpAffine(
                small,
                enlarged,
                map,
                part.size(),
                Imgproc.INTER_LINEAR | Imgproc.WARP_INVERSE_MAP,
                Core.BORDER_REPLICATE);
        return enlarged;
    }

    private void sharpen(Mat large) {
        if (crispness == 0) {
            return;
        }
        try (Mats steps = new Mats()) {
            Mat soft = steps.mat();
            double sigma = SIGMA_AT_512 * Math.max(canvas.width, canvas.height) / 512;
            Imgproc.GaussianBlur(large, soft, new Size(0, 0), sigma);
            Core.addWeighted(large, 1 + crispness, soft, -crispness, 0, large);
        }
    }

    @Override
    public void close() {
        scope.close();
    }
}
