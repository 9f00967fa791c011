package dev.darkroom.worker.engine.tiny;

import dev.darkroom.worker.engine.generation.Box;
import dev.darkroom.worker.photo.Mats;
import dev.darkroom.worker.photo.Photo;
import java.util.Arrays;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Rect;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/**
 * Guides by an image that the viewer shows: its palette, as mean and spread of each colour (Reinhard and others, 2001), in all steps; its
 * structure, as where it is light and dark at large, in the early ones.
 */
final class ReferenceGuidance implements Guidance {

    private static final double PALETTE = 0.5;
    private static final double STRUCTURE = 0.35;

    /** Above this time things are placed, below it they are finished. */
    private static final double EARLY = 0.35;

    /** Sides of the grid in which light and dark are compared. */
    private static final int COARSE = 8;

    private final Grid grid;
    private final Rect area;
    private final float[] share;
    private final double[] mean = new double[3];
    private final double[] spread = new double[3];
    private final float[] luma;

    /**
     * @param box of the area; the image is fitted into it
     * @param share of the pull that each pixel gets, 0 to 1; not 0 everywhere
     */
    ReferenceGuidance(Photo image, Box box, float[] share, Grid grid) {
        this.grid = grid;
        this.share = share;
        int left = Math.min(grid.width() - 1, (int) (box.x() * grid.width()));
        int top = Math.min(grid.height() - 1, (int) (box.y() * grid.height()));
        int right = Math.clamp(Math.round((box.x() + box.width()) * grid.width()), left + 1, grid.width());
        int bottom = Math.clamp(Math.round(box.bottom() * grid.height()), top + 1, grid.height());
        area = new Rect(left, top, right - left, bottom - top);
        Grid fitted = new Grid(area.width, area.height);
        float[] planes = Pixels.toPlanes(image.bgr(), fitted);
        float[] all = new float[fitted.area()];
        Arrays.fill(all, 1);
        measure(planes, all, mean, spread);
        luma = coarse(planes, fitted, new Rect(0, 0, area.width, area.height));
    }

    @Override
    public void pull(float[] clean, double time) {
        double[] isMean = new double[3];
        double[] isSpread = new double[3];
        measure(clean, share, isMean, isSpread);
        for (int plane = 0; plane < 3; plane++) {
            double stretch = Math.clamp(spread[plane] / Math.max(0.02, isSpread[plane]), 0.6, 1.5);
            for (int i = 0; i < share.length; i++) {
                int at = plane * share.length + i;
                double wanted = mean[plane] + (clean[at] - isMean[plane]) * stretch;
                clean[at] += (float) (PALETTE * share[i] * (Math.clamp(wanted, -1, 1) - clean[at]));
            }
        }
        if (time > EARLY) {
            structure(clean);
        }
    }

    private void structure(float[] clean) {
        float[] is = coarse(clean, grid, area);
        for (int y = 0; y < area.height; y++) {
            for (int x = 0; x < area.width; x++) {
                int i = (area.y + y) * grid.width() + area.x + x;
                float missing = luma[y * area.width + x] - is[y * area.width + x];
                for (int plane = 0; plane < 3; plane++) {
                    int at = plane * grid.area() + i;
                    clean[at] = (float) Math.clamp(clean[at] + STRUCTURE * share[i] * missing, -1, 1);
                }
            }
        }
    }

    private static void measure(float[] planes, float[] weight, double[] mean, double[] spread) {
        int area = weight.length;
        for (int plane = 0; plane < 3; plane++) {
            double all = 0;
            double sum = 0;
            double squares = 0;
            for (int i = 0; i < area; i++) {
                double value = planes[plane * area + i];
                all += weight[i];
                sum += weight[i] * value;
                squares += weight[i] * value * value;
            }
            mean[plane] = sum / all;
            spread[plane] = Math.sqrt(Math.max(0, squares / all - mean[plane] * mean[plane]));
        }
    }

    /** Where it is lighter and darker than on average, at large. */
    private static float[] coarse(float[] planes, Grid size, Rect part) {
        float[] light = new float[part.width * part.height];
        double sum = 0;
        for (int i = 0; i < light.length; i++) {
            int at = (part.y + i / part.width) * size.width() + part.x + i % part.width;
            light[i] = 0.299f * planes[at] + 0.587f * planes[size.area() + at] + 0.114f * planes[2 * size.area() + at];
            sum += light[i];
        }
        for (int i = 0; i < light.length; i++) {
            light[i] -= (float) (sum / light.length);
        }
        try (Mats scope = new Mats()) {
            Mat full = scope.own(new Mat(part.height, part.width, CvType.CV_32F));
            full.put(0, 0, light);
            Mat few = scope.mat();
            Size sides = new Size(Math.min(COARSE, part.width), Math.min(COARSE, part.height));
            Imgproc.resize(full, few, sides, 0, 0, Imgproc.INTER_AREA);
            Imgproc.resize(few, full, full.size(), 0, 0, Imgproc.INTER_CUBIC);
            full.get(0, 0, light);
        }
        return light;
    }
}
