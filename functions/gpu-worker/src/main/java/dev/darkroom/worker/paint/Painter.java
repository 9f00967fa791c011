package dev.darkroom.worker.paint;

import dev.darkroom.worker.photo.Mats;
import dev.darkroom.worker.photo.Photo;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Scalar;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/** Applies the changes of a rule to one photo, in place. */
public final class Painter {

    private Painter() {}

    /**
     * Paints concept by concept, the largest first: a detail that lies on a larger surface is painted over it, whatever order the rule
     * names them in.
     *
     * @param photo its pixels are replaced
     * @param masks 8 bits, by concept; a concept without a mask stays as it is
     * @param protect masks of what must not change, whatever the rule says
     */
    public static void apply(
            Photo photo, Map<String, Change> changes, Map<String, Mat> masks, Collection<Mat> protect) {
        try (Mats scope = new Mats()) {
            List<Area> areas = new ArrayList<>();
            Mat kept = union(protect, photo, scope);
            changes.forEach((concept, change) -> {
                Mat mask = masks.get(concept);
                if (mask != null && !mask.empty() && Core.countNonZero(mask) > 0) {
                    areas.add(new Area(concept, change, less(mask, kept, scope)));
                }
            });
            areas.sort(Area.LARGEST_FIRST);
            for (Area area : areas) {
                paint(photo.bgr(), area, kept);
            }
        }
    }

    private record Area(String concept, Change change, Mat mask) {
        private static final java.util.Comparator<Area> LARGEST_FIRST =
                java.util.Comparator.comparingDouble(Area::share).reversed().thenComparing(Area::concept);

        double share() {
            return Core.mean(mask).val[0];
        }
    }

    private static Mat union(Collection<Mat> protect, Photo photo, Mats scope) {
        double scale = Math.min(1, 1024.0 / Math.max(photo.width(), photo.height()));
        Size size = new Size(
                Math.max(1, Math.round(photo.width() * scale)), Math.max(1, Math.round(photo.height() * scale)));
        Mat all = scope.own(new Mat(size, CvType.CV_8U, Scalar.all(0)));
        try (Mats steps = new Mats()) {
            for (Mat mask : protect) {
                Mat sized = steps.mat();
                Imgproc.resize(
                        mask, sized, size, 0, 0, mask.cols() > all.cols() ? Imgproc.INTER_AREA : Imgproc.INTER_LINEAR);
                Core.max(all, sized, all);
            }
        }
        return all;
    }

    private static Mat less(Mat mask, Mat kept, Mats scope) {
        Mat left = scope.mat();
        Mat sized = scope.mat();
        Imgproc.resize(kept, sized, mask.size(), 0, 0, Imgproc.INTER_AREA);
        Core.subtract(mask, sized, left);
        return left;
    }

    private static void paint(Mat bgr, Area area, Mat kept) {
        try (Mats scope = new Mats()) {
            Mat mask = SoftMask.enlarge(area.mask(), bgr, scope);
            spare(mask, kept);
            if (Core.countNonZero(mask) == 0) {
                return;
            }
            switch (area.change()) {
                case Change.Recolor recolor ->
                    Strips.paint(bgr, mask, new Recolouring(recolor, Lightness.of(bgr, mask), scope));
                case Change.Shift shift -> Strips.paint(bgr, mask, new ToneShift(shift, scope));
                case Change.Texture texture ->
                    Strips.paint(
                            bgr, mask, new Covering(texture.material(), Lightness.of(bgr, mask), bgr.size(), scope));
                case Change.Remove remove -> Removal.fill(bgr, mask);
            }
        }
    }

    /** The enlarged mask followed the photo's edges; what is protected must stay out of it at full size too. */
    private static void spare(Mat mask, Mat kept) {
        int rows = 256;
        for (int top = 0; top < mask.rows(); top += rows) {
            int height = Math.min(rows, mask.rows() - top);
            try (Mats steps = new Mats()) {
                Mat part = steps.own(mask.rowRange(top, top + height));
                Core.subtract(part, SoftMask.strip(kept, mask.size(), top, height, steps), part);
            }
        }
    }
}
