package dev.darkroom.local.demo.scene;

import dev.darkroom.local.demo.scene.Material.Texture;

/** The procedural surfaces of the scenes; lengths in metres. */
final class Surfaces {
    private Surfaces() {}

    static Texture plain(int rgb) {
        Vec colour = Vec.srgb(rgb);
        return (p, n) -> colour;
    }

    /** Painted plaster: faint roller marks. */
    static Texture plaster(int rgb) {
        Vec colour = Vec.srgb(rgb);
        return (p, n) ->
                colour.times(0.94 + 0.06 * Noise.cloudy(p.x() * 3, p.y() * 3, p.z() * 3) + 0.05 * grain(p, 140) - 0.02);
    }

    /** Ceramic with iron specks. */
    static Texture speckled(int rgb, int speck) {
        Vec colour = Vec.srgb(rgb);
        Vec dark = Vec.srgb(speck);
        return (p, n) -> {
            double spot = smoothstep(0.80, 0.88, Noise.smooth(p.x() * 420, p.y() * 420, p.z() * 420));
            return colour.times(0.92 + 0.12 * Noise.cloudy(p.x() * 30, p.y() * 45, p.z() * 30))
                    .mix(dark, 0.55 * spot);
        };
    }

    /** Thrown clay: rings from the wheel over a cloudy body. */
    static Texture thrown(int rgb) {
        Vec colour = Vec.srgb(rgb);
        return (p, n) -> colour.times(0.86
                + 0.10 * Noise.smooth(3, p.y() * 260, 1)
                + 0.12 * Noise.cloudy(p.x() * 25, p.y() * 25, p.z() * 25));
    }

    static Texture cloth(int rgb) {
        Vec colour = Vec.srgb(rgb);
        return (p, n) -> {
            double u = n.y() > 0.5 || Math.abs(n.x()) < 0.5 ? p.x() : p.z();
            double v = n.y() > 0.5 ? p.z() : p.y();
            double weave = 0.5 + 0.25 * Math.sin(u * 900) + 0.25 * Math.sin(v * 900);
            return colour.times(0.80 + 0.14 * weave + 0.12 * Noise.cloudy(p.x() * 9, p.y() * 9, p.z() * 9));
        };
    }

    /** Boards along z, {@code width} across x. */
    static Texture boards(int rgb, double width) {
        Vec colour = Vec.srgb(rgb);
        return (p, n) -> {
            int row = (int) Math.floor(p.x() / width);
            double shift = Noise.cell(row, 5, 1) * 7;
            int board = (int) Math.floor((p.z() + shift) / 1.6);
            double seam = Math.min(edge(p.x(), width), edge(p.z() + shift, 1.6));
            double grain = Noise.cloudy(p.x() * 34 + row * 13, board * 3.1, (p.z() + shift) * 2.6);
            double fibre = Noise.smooth(p.x() * 240, row, p.z() * 9);
            double tone = 0.70 + 0.24 * Noise.cell(row, board, 2) + 0.24 * grain + 0.07 * fibre;
            double dark = seam < 0.0022 ? 0.45 : 1;
            return colour.times(tone * dark).mix(colour.times(Vec.of(0.9, 0.72, 0.55)), 0.6 * grain);
        };
    }

    /** Square tiles with grout, on whichever face they lie. */
    static Texture tiles(int rgb, int grout, double width, double height, boolean brickwork) {
        Vec colour = Vec.srgb(rgb);
        Vec joint = Vec.srgb(grout);
        return (p, n) -> {
            double v = Math.abs(n.y()) > 0.5 ? p.z() : p.y();
            int row = (int) Math.floor(v / height);
            double u = (Math.abs(n.x()) > 0.5 ? p.z() : p.x()) + (brickwork && (row & 1) == 1 ? width / 2 : 0);
            double gap = Math.min(edge(u, width), edge(v, height));
            double tone = 0.90 + 0.10 * Noise.cell((int) Math.floor(u / width), row, 3);
            return joint.mix(
                    colour.times(tone * (0.96 + 0.06 * Noise.cloudy(u * 20, v * 20, 1))),
                    smoothstep(0.0015, 0.0032, gap));
        };
    }

    static Texture marble(int rgb, int vein) {
        Vec colour = Vec.srgb(rgb);
        Vec dark = Vec.srgb(vein);
        return (p, n) -> {
            double warp = Noise.cloudy(p.x() * 5, p.y() * 5, p.z() * 5) * 5;
            double line = Math.abs(Math.sin(p.x() * 5 + p.z() * 8 + warp * 2.2));
            double fine = Math.abs(Math.sin(p.x() * 13 - p.z() * 9 + warp * 4));
            double share = 0.75 * Math.pow(1 - line, 14) + 0.25 * Math.pow(1 - fine, 18);
            return colour.times(0.93 + 0.08 * Noise.cloudy(p.x() * 9, 2, p.z() * 9))
                    .mix(dark, share);
        };
    }

    private static double grain(Vec p, double scale) {
        return Noise.smooth(p.x() * scale, p.y() * scale, p.z() * scale);
    }

    private static double edge(double at, double period) {
        double in = at - Math.floor(at / period) * period;
        return Math.min(in, period - in);
    }

    static double smoothstep(double low, double high, double at) {
        double t = Math.clamp((at - low) / (high - low), 0, 1);
        return t * t * (3 - 2 * t);
    }
}
