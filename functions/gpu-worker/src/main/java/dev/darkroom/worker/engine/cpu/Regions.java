package dev.darkroom.worker.engine.cpu;

import java.util.Arrays;
import org.opencv.core.Mat;

/**
 * Cuts a picture into regions along its edges: neighbours join as long as the step between them is hardly larger than the steps inside
 * of both (P. Felzenszwalb, D. Huttenlocher, "Efficient graph-based image segmentation", 2004). A wall that light falls off over is
 * one region, whatever range of shades it has.
 */
final class Regions {

    /** Steps larger than this are edges in any case; in levels of Lab. */
    private static final int STEEPEST = 255;

    private final int width;
    private final byte[] lab;
    private final int[] parent;
    private final int[] size;
    private final float[] limit;

    private Regions(Mat lab, double scale) {
        width = lab.cols();
        this.lab = new byte[(int) lab.total() * 3];
        lab.get(0, 0, this.lab);
        parent = new int[(int) lab.total()];
        size = new int[parent.length];
        limit = new float[parent.length];
        for (int i = 0; i < parent.length; i++) {
            parent[i] = i;
        }
        Arrays.fill(size, 1);
        Arrays.fill(limit, (float) scale);
    }

    /**
     * @param lab 8 bits, three channels, smoothed
     * @param scale levels by which a region of one pixel may differ from its neighbour; a region of n pixels has an n-th of it to spare
     * @param smallest regions of fewer pixels join the neighbour that differs least
     * @return for each pixel a number that it shares with its region
     */
    static int[] of(Mat lab, double scale, int smallest) {
        Regions regions = new Regions(lab, scale);
        long[] steps = regions.steps();
        for (long step : steps) {
            regions.join(step, scale);
        }
        for (long step : steps) {
            regions.absorb(step, smallest);
        }
        int[] answer = new int[regions.parent.length];
        for (int i = 0; i < answer.length; i++) {
            answer[i] = regions.root(i);
        }
        return answer;
    }

    /** All pairs of neighbours, the most alike first: height, lower pixel, and whether the other is below. */
    private long[] steps() {
        long[] steps = new long[2 * parent.length];
        int count = 0;
        for (int i = 0; i < parent.length; i++) {
            if (i % width < width - 1) {
                steps[count++] = (long) height(i, i + 1) << 40 | (long) i << 1;
            }
            if (i + width < parent.length) {
                steps[count++] = (long) height(i, i + width) << 40 | (long) i << 1 | 1;
            }
        }
        long[] all = Arrays.copyOf(steps, count);
        Arrays.parallelSort(all);
        return all;
    }

    /** In tenths of a level. */
    private int height(int one, int other) {
        double sum = 0;
        for (int channel = 0; channel < 3; channel++) {
            double step = (lab[one * 3 + channel] & 0xff) - (lab[other * 3 + channel] & 0xff);
            sum += step * step;
        }
        return (int) Math.min(STEEPEST * 10, Math.round(10 * Math.sqrt(sum)));
    }

    private int other(long step) {
        return pixel(step) + ((step & 1) == 0 ? 1 : width);
    }

    private static int pixel(long step) {
        return (int) (step >> 1 & 0x7fffffff);
    }

    private static float height(long step) {
        return (step >> 40) / 10f;
    }

    private void join(long step, double scale) {
        int one = root(pixel(step));
        int other = root(other(step));
        float height = height(step);
        if (one != other && height <= Math.min(limit[one], limit[other])) {
            int joined = union(one, other);
            limit[joined] = (float) (height + scale / size[joined]);
        }
    }

    private void absorb(long step, int smallest) {
        int one = root(pixel(step));
        int other = root(other(step));
        if (one != other && Math.min(size[one], size[other]) < smallest) {
            union(one, other);
        }
    }

    private int union(int one, int other) {
        int large = size[one] >= size[other] ? one : other;
        int small = large == one ? other : one;
        parent[small] = large;
        size[large] += size[small];
        return large;
    }

    private int root(int pixel) {
        int at = pixel;
        while (parent[at] != at) {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        return at;
    }
}
