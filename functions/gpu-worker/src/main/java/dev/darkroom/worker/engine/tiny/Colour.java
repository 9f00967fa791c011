package dev.darkroom.worker.engine.tiny;

import java.awt.Color;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** What an object would look like in white light; each part 0 to 1, sRGB. */
record Colour(double red, double green, double blue) {

    /** @param text {@code #rrggbb} */
    static Colour hex(String text) {
        int rgb = Integer.parseInt(text.substring(1), 16);
        return rgb(rgb);
    }

    /** The colour that an unknown word has everywhere and always; never so dark or pale that the shape is lost. */
    static Colour ofWord(String word) {
        var sum = new CRC32();
        sum.update(word.getBytes(StandardCharsets.UTF_8));
        long drawn = sum.getValue();
        float hue = (drawn & 0xffff) / 65536f;
        float saturation = 0.45f + 0.4f * ((drawn >> 16 & 0xff) / 255f);
        float value = 0.6f + 0.3f * ((drawn >> 24 & 0xff) / 255f);
        return rgb(Color.HSBtoRGB(hue, saturation, value));
    }

    private static Colour rgb(int rgb) {
        return new Colour((rgb >> 16 & 0xff) / 255.0, (rgb >> 8 & 0xff) / 255.0, (rgb & 0xff) / 255.0);
    }

    /** Between this colour, at a share of 0, and another, at 1. */
    Colour towards(Colour other, double share) {
        return new Colour(
                red + (other.red - red) * share,
                green + (other.green - green) * share,
                blue + (other.blue - blue) * share);
    }

    /** Squared distance, to find what is most alike. */
    double distance(Colour other) {
        double r = red - other.red;
        double g = green - other.green;
        double b = blue - other.blue;
        return r * r + g * g + b * b;
    }
}
