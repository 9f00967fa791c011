package dev.darkroom.worker.engine.cpu;

import dev.darkroom.worker.photo.Mats;
import java.util.Arrays;
import org.opencv.core.CvType;
import org.opencv.core.Mat;

/**
 * How high a wall of colour stands between each pixel and the photo's sides: the minimum barrier distance (J. Zhang et al., "Minimum
 * barrier salient object detection at 80 FPS", 2015). A path over a sky that brightens slowly climbs little and a path into a
 * product climbs its edge, so that a smooth backdrop stays background however wide its range of shades is.
 */
final class Barriers {

    /** Scans there and back; paths around more corners than that are rare. */
    private static final int SCANS = 4;

    private final int width;
    private final int height;
    private final byte[] lab;

    private Barriers(Mat lab) {
        width = lab.cols();
        height = lab.rows();
        this.lab = new byte[width * height * 3];
        lab.get(0, 0, this.lab);
    }

    /**
     * The lowest barrier towards the photo's sides.
     *
     * @param lab 8 bits, three channels
     * @param sides which of them are background
     * @return floats, in levels summed over the channels, 0 or more
     */
    static Mat lowest(Mat lab, Sides sides, Mats scope) {
        Barriers barriers = new Barriers(lab);
        float[] sum = new float[barriers.width * barriers.height];
        for (int channel = 0; channel < 3; channel++) {
            int[] barrier = barriers.new Scan(channel, sides).run();
            for (int i = 0; i < sum.length; i++) {
                sum[i] += barrier[i];
            }
        }
        Mat answer = scope.own(new Mat(lab.size(), CvType.CV_32F));
        answer.put(0, 0, sum);
        return answer;
    }

    /** One channel: per pixel the lowest barrier known, with the lowest and highest level on its path. */
    private final class Scan {
        private final int channel;
        private final int[] barrier = new int[width * height];
        private final int[] low = new int[width * height];
        private final int[] high = new int[width * height];

        Scan(int channel, Sides sides) {
            this.channel = channel;
            Arrays.fill(barrier, Integer.MAX_VALUE);
            for (int i = 0; i < barrier.length; i++) {
                low[i] = level(i);
                high[i] = low[i];
            }
            Arrays.fill(barrier, 0, width, 0);
            if (sides == Sides.ALL) {
                Arrays.fill(barrier, barrier.length - width, barrier.length, 0);
            }
            for (int y = 0; y < height; y++) {
                barrier[y * width] = 0;
                barrier[y * width + width - 1] = 0;
            }
        }

        private int level(int pixel) {
            return lab[pixel * 3 + channel] & 0xff;
        }

        int[] run() {
            for (int scan = 0; scan < SCANS; scan++) {
                if (scan % 2 == 0) {
                    forth();
                } else {
                    back();
                }
            }
            return barrier;
        }

        private void forth() {
            for (int y = 0, i = 0; y < height; y++) {
                for (int x = 0; x < width; x++, i++) {
                    if (x > 0) {
                        reach(i, i - 1);
                    }
                    if (y > 0) {
                        reach(i, i - width);
                    }
                }
            }
        }

        private void back() {
            for (int y = height - 1, i = width * height - 1; y >= 0; y--) {
                for (int x = width - 1; x >= 0; x--, i--) {
                    if (x < width - 1) {
                        reach(i, i + 1);
                    }
                    if (y < height - 1) {
                        reach(i, i + width);
                    }
                }
            }
        }

        /** Takes the path over a neighbour if its barrier is lower. */
        private void reach(int pixel, int neighbour) {
            if (barrier[neighbour] == Integer.MAX_VALUE) {
                return;
            }
            int level = level(pixel);
            int highest = Math.max(high[neighbour], level);
            int lowest = Math.min(low[neighbour], level);
            if (highest - lowest < barrier[pixel]) {
                barrier[pixel] = highest - lowest;
                low[pixel] = lowest;
                high[pixel] = highest;
            }
        }
    }
}
