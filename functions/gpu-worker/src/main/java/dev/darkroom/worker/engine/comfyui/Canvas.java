package dev.darkroom.worker.engine.comfyui;

import dev.darkroom.worker.engine.generation.Area;
import dev.darkroom.worker.engine.generation.AreaMask;
import dev.darkroom.worker.engine.generation.Box;
import dev.darkroom.worker.engine.generation.Branch;
import dev.darkroom.worker.engine.generation.Composition;
import dev.darkroom.worker.engine.generation.Feedback;
import dev.darkroom.worker.photo.Blending;
import dev.darkroom.worker.photo.Mats;
import dev.darkroom.worker.photo.Photo;
import org.jspecify.annotations.Nullable;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Rect;
import org.opencv.core.Scalar;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/**
 * What a branch starts from. Plain nodes cannot be guided by an image, so a reference is laid half over the start where it applies: the
 * sampler then goes on from its palette and structure.
 *
 * @param start 8 bits, of the composition's size: what the server gets
 * @param open 8 bits: 255 where the server may change everything, 0 where nothing
 * @param strength how far back towards noise, 0 to 1
 * @param kept what shows where it is not open: the source; {@code null} when all of it is
 */
record Canvas(
        Mat start, Mat open, double strength, @Nullable Mat kept) {

    /** Enough for another light or another mood; people and things stay where they are. */
    private static final double EVERYWHERE = 0.55;

    /** In a part of the picture something new shall be seen. */
    private static final double IN_PART = 0.8;

    private static final double BY_REFERENCE = 0.65;

    /** Of a reference that lies over the start. */
    private static final double HALF = 0.5;

    /** Without a source nothing needs to stay. */
    private static final double FROM_REFERENCE = 0.8;

    /** Of a composition that starts from an image; {@code null} when it starts from nothing. */
    static @Nullable Canvas of(Composition composition, Mats scope) {
        Branch branch = composition.branch();
        if (branch == null) {
            return null;
        }
        Photo source = branch.source();
        return source == null ? fromReference(composition, branch, scope) : from(composition, branch, source, scope);
    }

    private static @Nullable Canvas fromReference(Composition composition, Branch branch, Mats scope) {
        Size size = size(composition);
        Mat start = null;
        for (Feedback feedback : branch.feedback()) {
            if (feedback instanceof Feedback.Reference shown) {
                if (start == null) {
                    start = scope.own(new Mat(
                            size, CvType.CV_8UC3, Core.mean(shown.image().bgr())));
                }
                lay(shown, 1, composition, start);
            }
        }
        return start == null
                ? null
                : new Canvas(start, scope.own(new Mat(size, CvType.CV_8U, Scalar.all(255))), FROM_REFERENCE, null);
    }

    private static Canvas from(Composition composition, Branch branch, Photo source, Mats scope) {
        Size size = size(composition);
        Mat kept = scope.mat();
        Imgproc.resize(source.bgr(), kept, size, 0, 0, Imgproc.INTER_AREA);
        Mat start = scope.own(kept.clone());
        Mat open = scope.own(new Mat(size, CvType.CV_8U, Scalar.all(0)));
        double strength = 0;
        for (Feedback feedback : branch.feedback()) {
            try (Mats steps = new Mats()) {
                Core.max(open, AreaMask.of(feedback.area(), composition.width(), composition.height(), steps), open);
            }
            strength = Math.max(strength, strength(feedback));
            if (feedback instanceof Feedback.Reference shown) {
                lay(shown, HALF, composition, start);
            }
        }
        return new Canvas(start, open, strength, kept);
    }

    private static double strength(Feedback feedback) {
        return switch (feedback) {
            case Feedback.Reference shown -> BY_REFERENCE;
            case Feedback.Words said -> said.area() instanceof Area.Full ? EVERYWHERE : IN_PART;
        };
    }

    private static void lay(Feedback.Reference shown, double share, Composition composition, Mat onto) {
        int width = composition.width();
        int height = composition.height();
        Box box = AreaMask.bounds(shown.area(), width, height);
        int left = Math.min(width - 1, (int) (box.x() * width));
        int top = Math.min(height - 1, (int) (box.y() * height));
        int right = Math.clamp(Math.round((box.x() + box.width()) * width), left + 1, width);
        int bottom = Math.clamp(Math.round(box.bottom() * height), top + 1, height);
        try (Mats steps = new Mats()) {
            Rect part = new Rect(left, top, right - left, bottom - top);
            Mat fitted = steps.mat();
            Imgproc.resize(shown.image().bgr(), fitted, new Size(part.width, part.height), 0, 0, Imgproc.INTER_AREA);
            Mat mask = steps.mat();
            AreaMask.of(shown.area(), width, height, steps).submat(part).convertTo(mask, CvType.CV_8U, share);
            Blending.lay(fitted, mask, steps.own(onto.submat(part)));
        }
    }

    private static Size size(Composition composition) {
        return new Size(composition.width(), composition.height());
    }
}
