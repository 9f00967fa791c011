package dev.darkroom.local.demo.scene;

import dev.darkroom.local.demo.scene.Renderer.Exposed;
import java.awt.image.BufferedImage;
import java.util.stream.IntStream;

/** Develops radiance into a picture as a camera would: depth of field, vignette, film curve, grain. */
final class Film {
    private static final float[] ENCODED = new float[4096];

    static {
        for (int i = 0; i < ENCODED.length; i++) {
            double linear = (i + 0.5) / ENCODED.length;
            ENCODED[i] = (float) (linear <= 0.0031308 ? 12.92 * linear : 1.055 * Math.pow(linear, 1 / 2.4) - 0.055);
        }
    }

    private Film() {}

    static BufferedImage develop(Exposed exposed, Scene.Exposure exposure) {
        int width = exposed.width();
        int height = exposed.height();
        float[] sharp = exposed.radiance();
        float[] soft = exposure.aperture() > 0 ? Blur.behind(exposed, exposure) : sharp;
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        IntStream.range(0, height).parallel().forEach(y -> {
            int[] row = new int[width];
            for (int x = 0; x < width; x++) {
                row[x] = pixel(soft, x, y, width, height, exposure);
            }
            picture.setRGB(0, y, width, 1, row, 0, width);
        });
        return picture;
    }

    /** No lens is as sharp as arithmetic: each pixel takes a little of its neighbours. */
    private static float lens(float[] from, int width, int height, int x, int y, int channel) {
        int i = (y * width + x) * 3 + channel;
        int line = width * 3;
        float left = from[x > 0 ? i - 3 : i];
        float right = from[x < width - 1 ? i + 3 : i];
        float above = from[y > 0 ? i - line : i];
        float below = from[y < height - 1 ? i + line : i];
        return from[i] * 0.6f + (left + right + above + below) * 0.1f;
    }

    private static int pixel(float[] radiance, int x, int y, int width, int height, Scene.Exposure exposure) {
        double dx = (x - width * 0.5) / height;
        double dy = (y - height * 0.5) / height;
        double fall = 1 + 0.42 * (dx * dx + dy * dy);
        double gain = exposure.gain() / (fall * fall);
        double grain = (Noise.cell(x, y, 11) + Noise.cell(x, y, 12) - 1) * 4.5;
        double warmth = 0.05 * exposure.warmth();
        int r = channel(lens(radiance, width, height, x, y, 0) * gain * (1 + warmth), grain);
        int g = channel(lens(radiance, width, height, x, y, 1) * gain, grain);
        int b = channel(lens(radiance, width, height, x, y, 2) * gain * (1 - warmth), grain);
        return r << 16 | g << 8 | b;
    }

    private static int channel(double linear, double grain) {
        double curved = curve(linear);
        double s = ENCODED[(int) Math.min(curved * (ENCODED.length - 1), ENCODED.length - 1.0)];
        return Math.clamp(Math.round(s * 255 + grain * (1 - 0.6 * s)), 0, 255);
    }

    /** Straight through the mid tones, with a shoulder that keeps windows and highlights from burning out at once. */
    private static double curve(double v) {
        double knee = 0.6;
        if (v <= knee) {
            return v;
        }
        double over = (v - knee) / (1 - knee);
        return knee + (1 - knee) * over / (1 + over) * 1.12 / (1 + 0.12 * over / (1 + over));
    }
}
