package dev.darkroom.local.demo.scene;

import dev.darkroom.local.demo.scene.Material.Texture;
import dev.darkroom.local.demo.scene.Scene.Solid;
import java.util.List;

/** Pieces that stand in the rooms; each is added around the point of the floor (or wall) that it stands on. */
final class Furniture {
    private Furniture() {}

    static void sofa(List<Solid> solids, Vec at, int rgb) {
        Material cloth = Material.matte(Surfaces.cloth(rgb));
        Material wood = Material.matte(Surfaces.plain(0x4a3424));
        add(solids, at, -1.05, 0.12, -0.42, 1.05, 0.34, 0.42, 0.03, cloth);
        add(solids, at, -1.05, 0.30, -0.48, 1.05, 0.82, -0.26, 0.07, cloth);
        add(solids, at, -0.86, 0.34, -0.28, -0.005, 0.48, 0.44, 0.06, cloth);
        add(solids, at, 0.005, 0.34, -0.28, 0.86, 0.48, 0.44, 0.06, cloth);
        add(solids, at, -1.08, 0.12, -0.44, -0.86, 0.60, 0.43, 0.06, cloth);
        add(solids, at, 0.86, 0.12, -0.44, 1.08, 0.60, 0.43, 0.06, cloth);
        add(solids, at, -0.84, 0.47, -0.26, -0.42, 0.86, -0.10, 0.08, Material.matte(Surfaces.cloth(0xc9822f)));
        add(solids, at, 0.48, 0.47, -0.26, 0.86, 0.82, -0.10, 0.08, Material.matte(Surfaces.cloth(0xe3d9c5)));
        for (double x : new double[] {-0.98, 0.92}) {
            add(solids, at, x, 0, 0.30, x + 0.06, 0.12, 0.36, 0.01, wood);
        }
    }

    static void table(List<Solid> solids, Vec at, int rgb) {
        Material wood = Material.matte(Surfaces.boards(rgb, 0.2)).shining(0.04, 0.25);
        add(solids, at, -0.55, 0.39, -0.3, 0.55, 0.43, 0.3, 0.008, wood);
        for (double x : new double[] {-0.52, 0.47}) {
            for (double z : new double[] {-0.27, 0.22}) {
                add(solids, at, x, 0, z, x + 0.05, 0.39, z + 0.05, 0.005, wood);
            }
        }
    }

    static void picture(List<Solid> solids, Vec at, double width, double height, int rgb, int paper) {
        Vec paint = Vec.srgb(rgb);
        Vec ground = Vec.srgb(paper);
        Texture abstraction = (p, n) -> {
            double x = p.x() / width;
            double y = p.y() / height;
            boolean sun = Math.hypot((x - 0.12) * width, (y - 0.10) * height) < 0.16 * height;
            double hill = -0.12 + 0.14 * Math.sin(x * 7 + 1);
            Vec colour = y < hill ? paint.mix(ground, Noise.cloudy(x * 12, y * 30, 3) * 0.5) : ground;
            return sun ? paint.times(1.25) : colour.times(0.94 + 0.1 * Noise.cloudy(x * 40, y * 40, 1));
        };
        add(
                solids,
                at,
                -width / 2 - 0.03,
                -height / 2 - 0.03,
                0,
                width / 2 + 0.03,
                height / 2 + 0.03,
                0.028,
                0.004,
                Material.matte(Surfaces.plain(0x33281f)));
        add(solids, at, -width / 2, -height / 2, 0.0, width / 2, height / 2, 0.031, 0, Material.matte(abstraction));
    }

    static void floorLamp(List<Solid> solids, Vec at) {
        Material metal = new Material(Surfaces.plain(0x2b2723), 0.05, 0.1);
        solids.add(new Solid(Lathe.on(at, 0.03, 0.14, 0.14, 0.13), metal));
        solids.add(new Solid(Lathe.on(at, 1.35, 0.012, 0.012, 0.012), metal));
        solids.add(new Solid(
                Lathe.on(at.plus(Vec.of(0, 1.3, 0)), 0.32, 0.21, 0.19, 0.17, 0.15),
                Material.matte(Surfaces.cloth(0xefe2c8))));
    }

    static void cabinets(List<Solid> solids, double left, double right, double back, Texture front) {
        Material wood = Material.matte(front);
        Material metal = new Material(Surfaces.plain(0xb98d4f), 0.25, 0.1);
        Vec wall = Vec.of(0, 0, back);
        double width = 0.64;
        add(solids, wall, left, 0.08, 0, right, 0.88, 0.56, 0, Material.matte(Surfaces.plain(0x4b554d)));
        add(solids, wall, left, 1.52, 0, right, 2.28, 0.32, 0, Material.matte(Surfaces.plain(0x4b554d)));
        for (double x = left; x < right - 0.1; x += width) {
            double end = Math.min(x + width, right);
            add(solids, wall, x + 0.006, 0.10, 0.5, end - 0.006, 0.87, 0.585, 0.006, wood);
            add(solids, wall, x + 0.006, 1.53, 0.3, end - 0.006, 2.27, 0.345, 0.006, wood);
            add(solids, wall, end - 0.09, 0.62, 0.585, end - 0.07, 0.80, 0.605, 0.004, metal);
            add(solids, wall, end - 0.09, 1.58, 0.345, end - 0.07, 1.76, 0.365, 0.004, metal);
        }
        add(
                solids,
                wall,
                left - 0.03,
                0.88,
                0,
                right,
                0.925,
                0.62,
                0.006,
                new Material(Surfaces.marble(0xe8e4dc, 0x908a84), 0.04, 0.12));
    }

    static void fruitBowl(List<Solid> solids, Vec at) {
        solids.add(new Solid(
                Lathe.on(at, 0.085, 0.06, 0.10, 0.13, 0.15, 0.16),
                new Material(Surfaces.speckled(0xe9e3d6, 0x6a5a4a), 0.04, 0.1)));
        int[] skins = {0xc8452b, 0xd98f2b, 0x9fae3c};
        for (int i = 0; i < skins.length; i++) {
            Vec place = at.plus(Vec.of(0.075 * (i - 1), 0.06, 0.03 * (i % 2) - 0.01));
            solids.add(new Solid(
                    Lathe.on(place, 0.085, 0.001, 0.030, 0.040, 0.043, 0.040, 0.030, 0.001),
                    new Material(Surfaces.plain(skins[i]), 0.04, 0.15)));
        }
    }

    static void pendant(List<Solid> solids, Vec at) {
        solids.add(new Solid(Lathe.on(at, 0.9, 0.004, 0.004), Material.matte(Surfaces.plain(0x1f1d1b))));
        solids.add(new Solid(
                Lathe.on(at, 0.2, 0.15, 0.145, 0.125, 0.085, 0.03), new Material(Surfaces.plain(0x2f4550), 0.05, 0.1)));
    }

    static void bed(List<Solid> solids, Vec at, int rgb) {
        Material linen = Material.matte(Surfaces.cloth(0xe9e4da));
        Material blanket = Material.matte(Surfaces.cloth(rgb));
        Material wood = Material.matte(Surfaces.boards(0x6b4a30, 0.3));
        add(solids, at, -0.88, 0.14, -1.0, 0.88, 0.32, 1.05, 0.02, wood);
        add(solids, at, -0.90, 0.14, -1.04, 0.90, 1.05, -0.96, 0.03, Material.matte(Surfaces.cloth(0x9b9184)));
        add(solids, at, -0.84, 0.32, -0.96, 0.84, 0.54, 1.02, 0.06, linen);
        add(solids, at, -0.87, 0.36, -0.25, 0.87, 0.575, 1.04, 0.05, blanket);
        add(solids, at, -0.74, 0.54, -0.92, -0.06, 0.72, -0.48, 0.08, linen);
        add(solids, at, 0.06, 0.54, -0.92, 0.74, 0.72, -0.48, 0.08, linen);
    }

    static void nightStand(List<Solid> solids, Vec at) {
        Material wood = Material.matte(Surfaces.boards(0x7a5638, 0.3)).shining(0.03, 0.3);
        add(solids, at, -0.24, 0.10, -0.22, 0.24, 0.52, 0.22, 0.01, wood);
        add(solids, at, -0.22, 0.32, 0.0, 0.22, 0.50, 0.235, 0.005, wood);
        solids.add(new Solid(
                Lathe.on(at.plus(Vec.of(0, 0.52, 0)), 0.22, 0.07, 0.09, 0.08, 0.05, 0.02, 0.015),
                new Material(Surfaces.thrown(0x55707a), 0.04, 0.1)));
        solids.add(new Solid(
                Lathe.on(at.plus(Vec.of(0, 0.72, 0)), 0.22, 0.17, 0.155, 0.14, 0.12),
                Material.matte(Surfaces.cloth(0xf0e6d2))));
    }

    static void door(List<Solid> solids, Vec at, int rgb) {
        Material paint = Material.matte(Surfaces.plain(rgb));
        add(solids, at, -0.43, 0, 0, 0.43, 2.10, 0.03, 0.004, Material.matte(Surfaces.plain(0xf4f1ea)));
        add(solids, at, -0.37, 0, 0, 0.37, 2.04, 0.045, 0.004, paint);
        add(solids, at, -0.25, 1.15, 0, 0.25, 1.90, 0.055, 0.012, paint);
        add(solids, at, -0.25, 0.18, 0, 0.25, 0.95, 0.055, 0.012, paint);
        add(
                solids,
                at,
                -0.33,
                1.00,
                0.045,
                -0.23,
                1.02,
                0.09,
                0.004,
                new Material(Surfaces.plain(0xb98d4f), 0.25, 0.1));
    }

    private static void add(
            List<Solid> solids,
            Vec at,
            double x0,
            double y0,
            double z0,
            double x1,
            double y1,
            double z1,
            double bevel,
            Material m) {
        Block block = Block.between(at.plus(Vec.of(x0, y0, z0)), at.plus(Vec.of(x1, y1, z1)));
        solids.add(new Solid(block.bevelled(bevel), m));
    }
}
