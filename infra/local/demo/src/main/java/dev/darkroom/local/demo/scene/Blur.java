package dev.darkroom.local.demo.scene;

import dev.darkroom.local.demo.scene.Renderer.Exposed;
import java.util.stream.IntStream;

/** Blurs what lies behind the focus; the sharp foreground neither blurs nor bleeds into what is behind it. */
final class Blur {
    private static final float LEAST = 1e-6f;

    private Blur() {}

    static float[] behind(Exposed exposed, Scene.Exposure exposure) {
        int width = exposed.width();
        int height = exposed.height();
        float[] weighted = weighted(exposed, exposure.focus());
        int reach = (int) Math.round(exposure.aperture());
        for (int pass = 0; pass < 2; pass++) {
            weighted = summed(summed(weighted, width, height, reach, 1, width), height, width, reach, width, 1);
        }
        float[] result = new float[width * height * 3];
        for (int i = 0; i < width * height; i++) {
            double share = share(exposed.distance()[i], exposure.focus());
            for (int c = 0; c < 3; c++) {
                float sharp = exposed.radiance()[i * 3 + c];
                float soft = weighted[i * 4 + c] / weighted[i * 4 + 3];
                result[i * 3 + c] = (float) (sharp + (soft - sharp) * share);
            }
        }
        return result;
    }

    private static double share(double distance, double focus) {
        return Surfaces.smoothstep(0.10, 0.75, distance / focus - 1);
    }

    /** Colours multiplied by how far they count, and that weight, so that a mean is a division away. */
    private static float[] weighted(Exposed exposed, double focus) {
        float[] result = new float[exposed.distance().length * 4];
        for (int i = 0; i < exposed.distance().length; i++) {
            float weight = (float) share(exposed.distance()[i], focus) + LEAST;
            for (int c = 0; c < 3; c++) {
                result[i * 4 + c] = exposed.radiance()[i * 3 + c] * weight;
            }
            result[i * 4 + 3] = weight;
        }
        return result;
    }

    /** A running sum along one axis: {@code step} leads to the next pixel of a line, {@code stride} to the next line. */
    private static float[] summed(float[] from, int length, int lines, int reach, int step, int stride) {
        float[] result = new float[from.length];
        IntStream.range(0, lines).parallel().forEach(line -> {
            for (int c = 0; c < 4; c++) {
                sumLine(from, result, length, reach, step * 4, line * stride * 4 + c);
            }
        });
        return result;
    }

    private static void sumLine(float[] from, float[] to, int length, int reach, int step, int start) {
        double sum = 0;
        for (int k = -reach; k <= reach; k++) {
            sum += from[start + Math.clamp(k, 0, length - 1) * step];
        }
        for (int k = 0; k < length; k++) {
            to[start + k * step] = (float) sum;
            sum += from[start + Math.min(k + reach + 1, length - 1) * step];
            sum -= from[start + Math.max(k - reach, 0) * step];
        }
    }
}
