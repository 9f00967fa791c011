package dev.darkroom.worker.engine.tiny;

import java.util.List;

/**
 * From noise to a picture: DDIM without added noise (Song, Meng and Ermon, 2021) on the cosine schedule, at times that are evenly spread.
 * What a step shows is the picture as the network sees it through the noise that is left.
 */
final class Sampler {

    /** The times end here: of less noise than this the network takes some for texture. */
    private static final double END = 0.12;

    /** Sees the picture of each step. */
    @FunctionalInterface
    interface Viewer {
        /** @return whether to go on */
        boolean see(int step, float[] clean) throws InterruptedException;
    }

    private Sampler() {}

    static void run(
            SceneModel.Easel easel,
            Grid grid,
            Start start,
            Light light,
            List<Guidance> guidance,
            int steps,
            long seed,
            Viewer viewer)
            throws InterruptedException {
        float[] noise = new SeededNoise(seed).normal(start.image().length);
        float[] noisy = noise.clone();
        double begin = Math.max(END, start.time());
        mix(start.image(), noise, begin, noisy);
        for (int step = 1; step <= steps; step++) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            double time = time(begin, step - 1, steps);
            start.hold(noisy, noise, time);
            float[] clean = clean(noisy, easel.velocity(noisy, time, light), time);
            repairBorder(clean, grid);
            guidance.forEach(each -> each.pull(clean, time));
            if (!viewer.see(step, clean)) {
                return;
            }
            advance(noisy, clean, time, time(begin, step, steps));
        }
    }

    private static double time(double begin, int done, int steps) {
        return begin - (begin - END) * done / steps;
    }

    private static float[] clean(float[] noisy, float[] v, double time) {
        double cos = Math.cos(time * Math.PI / 2);
        double sin = Math.sin(time * Math.PI / 2);
        float[] clean = new float[noisy.length];
        for (int i = 0; i < clean.length; i++) {
            clean[i] = (float) Math.clamp(cos * noisy[i] - sin * v[i], -1, 1);
        }
        return clean;
    }

    /** Beyond the border the network sees nothing, and the outermost pixels suffer: they take their neighbours' colours. */
    private static void repairBorder(float[] clean, Grid grid) {
        int last = grid.height() - 1;
        for (int plane = 0; plane < clean.length; plane += grid.area()) {
            for (int row = 0; row <= last; row++) {
                int left = plane + row * grid.width();
                int right = left + grid.width() - 1;
                clean[left] = clean[left + 1];
                clean[right] = clean[right - 1];
            }
            System.arraycopy(clean, plane + grid.width(), clean, plane, grid.width());
            int bottom = plane + last * grid.width();
            System.arraycopy(clean, bottom - grid.width(), clean, bottom, grid.width());
        }
    }

    /** To an earlier time along the noise that the picture leaves over. */
    private static void advance(float[] noisy, float[] clean, double time, double next) {
        double cos = Math.cos(time * Math.PI / 2);
        double sin = Math.sin(time * Math.PI / 2);
        double nextCos = Math.cos(next * Math.PI / 2);
        double nextSin = Math.sin(next * Math.PI / 2);
        for (int i = 0; i < noisy.length; i++) {
            double noise = (noisy[i] - cos * clean[i]) / sin;
            noisy[i] = (float) (nextCos * clean[i] + nextSin * noise);
        }
    }

    private static void mix(float[] image, float[] noise, double time, float[] noisy) {
        double cos = Math.cos(time * Math.PI / 2);
        double sin = Math.sin(time * Math.PI / 2);
        for (int i = 0; i < noisy.length; i++) {
            noisy[i] = (float) (cos * image[i] + sin * noise[i]);
        }
    }
}
