package dev.darkroom.worker.engine.tiny;

import dev.darkroom.worker.photo.Mats;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/** Between the model's numbers (planes of red, green, blue; -1 to 1) and OpenCV's pixels (blue, green, red; 8 bits). */
final class Pixels {

    private static final float HALF = 127.5f;

    private Pixels() {}

    static Mat toBgr(float[] planes, Grid grid, Mats scope) {
        int area = grid.area();
        byte[] bgr = new byte[3 * area];
        for (int i = 0; i < area; i++) {
            for (int plane = 0; plane < 3; plane++) {
                bgr[3 * i + 2 - plane] = (byte) Math.round(Math.clamp((planes[plane * area + i] + 1) * HALF, 0, 255));
            }
        }
        Mat image = scope.own(new Mat(grid.height(), grid.width(), CvType.CV_8UC3));
        image.put(0, 0, bgr);
        return image;
    }

    /** @param bgr of any size; scaled to the grid */
    static float[] toPlanes(Mat bgr, Grid grid) {
        int area = grid.area();
        byte[] pixels = new byte[3 * area];
        try (Mats scope = new Mats()) {
            Mat small = scope.mat();
            Imgproc.resize(bgr, small, new Size(grid.width(), grid.height()), 0, 0, Imgproc.INTER_AREA);
            small.get(0, 0, pixels);
        }
        float[] planes = new float[3 * area];
        for (int i = 0; i < area; i++) {
            for (int plane = 0; plane < 3; plane++) {
                planes[plane * area + i] = (pixels[3 * i + 2 - plane] & 0xff) / HALF - 1;
            }
        }
        return planes;
    }

    /** Shares of 0 to 1 of each pixel of the grid, from a mask of 8 bits of any size. */
    static float[] toShares(Mat mask, Grid grid) {
        byte[] pixels = new byte[grid.area()];
        try (Mats scope = new Mats()) {
            Mat small = scope.mat();
            Imgproc.resize(mask, small, new Size(grid.width(), grid.height()), 0, 0, Imgproc.INTER_AREA);
            small.get(0, 0, pixels);
        }
        float[] shares = new float[grid.area()];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = (pixels[i] & 0xff) / 255f;
        }
        return shares;
    }
}
