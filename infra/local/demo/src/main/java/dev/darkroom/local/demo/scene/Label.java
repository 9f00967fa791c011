package dev.darkroom.local.demo.scene;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;

/** Printed matter for products: a mark, a name in drawn capitals (no font is needed) and lines of small print. */
final class Label {
    private static final int PIXELS_PER_UNIT = 256;
    private final int width;
    private final int height;
    private final int[] pixels;

    private Label(BufferedImage drawn) {
        width = drawn.getWidth();
        height = drawn.getHeight();
        pixels = drawn.getRGB(0, 0, width, height, null, 0, width);
    }

    static Label printed(double aspect, int paper, int ink, String word, boolean mark, int lines) {
        int height = PIXELS_PER_UNIT * 2;
        int width = (int) Math.round(height * aspect);
        BufferedImage sheet = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = sheet.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g.setColor(new Color(paper));
        g.fillRect(0, 0, width, height);
        g.setColor(new Color(ink));
        double middle = width * 0.5;
        if (mark) {
            mark(g, middle, height * 0.26, height * 0.13);
        }
        word(g, word, middle, height * (mark ? 0.50 : 0.36), Math.min(height * 0.16, width * 0.62 / word.length()));
        for (int i = 0; i < lines; i++) {
            double half = width * (0.26 - 0.05 * (i % 2));
            g.fillRect(
                    (int) (middle - half),
                    (int) (height * (0.76 + i * 0.055)),
                    (int) (half * 2),
                    Math.max(2, height / 120));
        }
        g.dispose();
        return new Label(sheet);
    }

    private static void mark(Graphics2D g, double x, double y, double radius) {
        g.setStroke(new BasicStroke((float) (radius * 0.12)));
        Path2D leaf = new Path2D.Double();
        leaf.moveTo(x, y - radius);
        leaf.curveTo(x + radius * 1.1, y - radius * 0.3, x + radius * 0.7, y + radius * 0.8, x, y + radius);
        leaf.curveTo(x - radius * 0.7, y + radius * 0.8, x - radius * 1.1, y - radius * 0.3, x, y - radius);
        g.draw(leaf);
        Path2D vein = new Path2D.Double();
        vein.moveTo(x, y + radius);
        vein.lineTo(x, y - radius * 0.45);
        for (int i = 0; i < 2; i++) {
            double at = y + radius * (0.45 - 0.5 * i);
            vein.moveTo(x, at);
            vein.lineTo(x + radius * 0.42, at - radius * 0.4);
            vein.moveTo(x, at);
            vein.lineTo(x - radius * 0.42, at - radius * 0.4);
        }
        g.draw(vein);
    }

    private static void word(Graphics2D g, String word, double middle, double top, double size) {
        g.setStroke(new BasicStroke((float) (size * 0.15), BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
        double advance = size * 1.25;
        double x = middle - advance * word.length() / 2 + (advance - size * 0.8) / 2;
        for (int i = 0; i < word.length(); i++) {
            AffineTransform place = new AffineTransform(size * 0.8, 0, 0, size, x + i * advance, top);
            g.draw(place.createTransformedShape(letter(word.charAt(i))));
        }
    }

    /** A capital in the unit square; only the letters of our products' names exist. */
    private static Path2D letter(char letter) {
        Path2D p = new Path2D.Double();
        switch (letter) {
            case 'A' -> line(p, 0, 1, 0.5, 0, 1, 1).append(line(new Path2D.Double(), 0.2, 0.64, 0.8, 0.64), false);
            case 'E' -> line(p, 1, 0, 0, 0, 0, 1, 1, 1).append(line(new Path2D.Double(), 0, 0.5, 0.8, 0.5), false);
            case 'I' -> line(p, 0.5, 0, 0.5, 1);
            case 'L' -> line(p, 0, 0, 0, 1, 0.9, 1);
            case 'M' -> line(p, 0, 1, 0, 0, 0.5, 0.7, 1, 0, 1, 1);
            case 'N' -> line(p, 0, 1, 0, 0, 1, 1, 1, 0);
            case 'O' -> p.append(new java.awt.geom.Ellipse2D.Double(-0.05, 0, 1.1, 1), false);
            case 'T' -> line(p, 0, 0, 1, 0).append(line(new Path2D.Double(), 0.5, 0, 0.5, 1), false);
            case 'V' -> line(p, 0, 0, 0.5, 1, 1, 0);
            default -> throw new IllegalArgumentException("no capital drawn for " + letter);
        }
        return p;
    }

    private static Path2D line(Path2D path, double... points) {
        path.moveTo(points[0], points[1]);
        for (int i = 2; i < points.length; i += 2) {
            path.lineTo(points[i], points[i + 1]);
        }
        return path;
    }

    /** Colour at a place from the top left (0, 0) to the bottom right (1, 1), smoothed between printed dots. */
    Vec at(double u, double v) {
        double x = Math.clamp(u * width - 0.5, 0, width - 1.001);
        double y = Math.clamp(v * height - 0.5, 0, height - 1.001);
        int i = ((int) y) * width + ((int) x);
        double fx = x - Math.floor(x);
        double fy = y - Math.floor(y);
        int right = x < width - 1 ? 1 : 0;
        int below = y < height - 1 ? width : 0;
        Vec top = Vec.srgb(pixels[i]).mix(Vec.srgb(pixels[i + right]), fx);
        Vec bottom = Vec.srgb(pixels[i + below]).mix(Vec.srgb(pixels[i + below + right]), fx);
        return top.mix(bottom, fy);
    }
}
