package dev.darkroom.local.demo.sheet;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/** Scales a picture into a frame without distorting it. */
final class Fit {
    private Fit() {}

    /** As large as fits; a small picture is not blown up beyond its pixels. Transparency shows white. */
    static BufferedImage inside(BufferedImage image, int width, int height) {
        double scale = Math.min(1, Math.min((double) width / image.getWidth(), (double) height / image.getHeight()));
        int toWidth = Math.max(1, (int) Math.round(image.getWidth() * scale));
        int toHeight = Math.max(1, (int) Math.round(image.getHeight() * scale));
        BufferedImage current = image;
        // Halving first keeps every pixel in the average; one large step would skip most of them.
        while (current.getWidth() >= toWidth * 2 && current.getHeight() >= toHeight * 2) {
            current = drawn(current, current.getWidth() / 2, current.getHeight() / 2);
        }
        return drawn(current, toWidth, toHeight);
    }

    private static BufferedImage drawn(BufferedImage image, int width, int height) {
        BufferedImage result = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = result.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        g.drawImage(image, 0, 0, width, height, java.awt.Color.WHITE, null);
        g.dispose();
        return result;
    }
}
