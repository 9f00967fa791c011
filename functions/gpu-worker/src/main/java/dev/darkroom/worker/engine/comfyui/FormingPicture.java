package dev.darkroom.worker.engine.comfyui;

import dev.darkroom.worker.engine.generation.Steps;
import dev.darkroom.worker.photo.Blending;
import dev.darkroom.worker.photo.Mats;
import dev.darkroom.worker.photo.PhotoReader;
import dev.darkroom.worker.photo.PhotoRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.opencv.core.CvException;
import org.opencv.core.Mat;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/**
 * From a server's previews, of which some come late, twice or not at all, to a run's steps: each shown once, in order. A step whose
 * preview did not come shows the newest one before it, the first ones the first that came; the last step shows the picture itself.
 * Belongs to one thread.
 */
final class FormingPicture implements AutoCloseable {

    private final Steps viewer;
    private final Size size;
    private final int last;
    private final @Nullable Canvas canvas;
    private int next;
    private int reached;
    private boolean wanted = true;
    private @Nullable Mat newest;

    /**
     * @param from first step to show
     * @param last step of the run
     * @param canvas what stays visible around what is new
     */
    FormingPicture(Steps viewer, Size size, int from, int last, @Nullable Canvas canvas) {
        this.viewer = viewer;
        this.size = size;
        this.next = from;
        this.last = last;
        this.canvas = canvas;
    }

    /** The sampler has done so much of its work; it may count other steps than the run. */
    void progress(int value, int max) {
        if (value > 0 && value <= max) {
            reached = Math.max(reached, Math.max(1, (int) ((long) value * last / max)));
        }
    }

    /**
     * What the picture looks like at what was last {@link #progress}; one that cannot be decoded is as if it had not come.
     */
    void preview(byte[] image) throws InterruptedException {
        Mat shown = decoded(image);
        if (shown == null) {
            return;
        }
        if (newest != null) {
            showUpTo(reached - 1, newest);
            newest.release();
        }
        newest = shown;
        showUpTo(reached, shown);
    }

    /** Whether the viewer wants to see more. */
    boolean isWanted() {
        return wanted;
    }

    private void showUpTo(int step, Mat image) throws InterruptedException {
        while (wanted && next <= Math.min(step, last - 1)) {
            wanted = viewer.show(next++, image);
        }
    }

    /**
     * Shows every step that has not been shown, the last one as the picture.
     *
     * @return false when it cannot be decoded
     */
    boolean finish(byte[] image) throws InterruptedException {
        try (Mats scope = new Mats()) {
            Mat picture = decoded(image);
            if (picture == null) {
                return false;
            }
            scope.own(picture);
            showUpTo(last - 1, newest == null ? picture : newest);
            if (wanted && next == last) {
                wanted = viewer.show(next++, picture);
            }
            return true;
        }
    }

    /** Through a file, since its header is judged before a pixel is decoded. */
    private @Nullable Mat decoded(byte[] image) {
        try (Mats scope = new Mats()) {
            Path file = Files.createTempFile("preview-", null);
            try {
                Files.write(file, image);
                Mat sized = new Mat();
                Imgproc.resize(PhotoReader.read(file, scope).bgr(), sized, size, 0, 0, Imgproc.INTER_CUBIC);
                return canvas == null ? sized : framed(sized, canvas);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (PhotoRefused | CvException | IOException unreadable) {
            return null;
        }
    }

    private static Mat framed(Mat image, Canvas canvas) {
        Mat kept = canvas.kept();
        if (kept == null) {
            return image;
        }
        Mat framed = kept.clone();
        Blending.lay(image, canvas.open(), framed);
        image.release();
        return framed;
    }

    @Override
    public void close() {
        if (newest != null) {
            newest.release();
        }
    }
}
