package dev.darkroom.worker.photo;

import java.util.ArrayDeque;
import java.util.Deque;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;

/**
 * Owns matrices and releases all of them when it closes, last made first. OpenCV's memory lies outside the Java heap, where the
 * garbage collector neither sees its size nor hurries; one 12-megapixel photo makes some 40 MB of it per step. Belongs to one
 * thread.
 */
public final class Mats implements AutoCloseable {

    static {
        nu.pattern.OpenCV.loadLocally();
    }

    private final Deque<Mat> owned = new ArrayDeque<>();

    /** An empty matrix that lives until this scope ends. */
    public Mat mat() {
        return own(new Mat());
    }

    /** Takes over a matrix that someone else made. */
    public <M extends Mat> M own(M mat) {
        owned.push(mat);
        return mat;
    }

    /** Loads the native code; called once before the first OpenCV call that needs no scope. */
    public static void load() {
        // the static initializer did it
    }

    @Override
    public void close() {
        while (!owned.isEmpty()) {
            Mat mat = owned.pop();
            mat.release();
        }
    }

    /** The bytes of an encoded image as OpenCV wants them. */
    public MatOfByte bytes(byte[] content) {
        return own(new MatOfByte(content));
    }
}
