package dev.darkroom.local.demo.scene;

import dev.darkroom.local.demo.scene.Material.Texture;
import dev.darkroom.local.demo.scene.Scene.Camera;
import dev.darkroom.local.demo.scene.Scene.Exposure;
import dev.darkroom.local.demo.scene.Scene.Lamp;
import dev.darkroom.local.demo.scene.Scene.Solid;
import dev.darkroom.local.demo.scene.Scene.Sun;
import java.util.ArrayList;
import java.util.List;

/** Products on a table top at height 0, lit by a soft box from the left; lengths in metres. */
final class SellerScenes {
    private static final Lamp SOFT_BOX = new Lamp(
            Vec.of(-0.85, 0.28, 0.75), Vec.of(0.25, 0, -0.75), Vec.of(0.12, 0.7, 0.04), Vec.of(13, 12.4, 11.4));

    private SellerScenes() {}

    static List<Scene> all() {
        return List.of(bottle(), mug(), vase(), carton());
    }

    private static Scene bottle() {
        Label label = Label.printed(1.25, 0xf3ede0, 0x2f2a25, "NOVA", true, 3);
        Texture glazed = Surfaces.plain(0xb9622f);
        Texture wrapped = (p, n) -> {
            double u = 0.5 + Math.atan2(p.x(), p.z()) / 1.75;
            double v = (0.150 - p.y()) / 0.105;
            return u > 0 && u < 1 && v > 0 && v < 1 && n.y() < 0.5 ? label.at(u, v) : glazed.at(p, n);
        };
        List<Solid> solids = studio(Surfaces.boards(0x9c6b43, 0.14), Surfaces.plaster(0xcfc4b4));
        solids.add(new Solid(
                Lathe.on(
                        Vec.of(0, 0, 0),
                        0.205,
                        0.052,
                        0.0565,
                        0.057,
                        0.057,
                        0.057,
                        0.057,
                        0.057,
                        0.057,
                        0.057,
                        0.057,
                        0.057,
                        0.0555,
                        0.049,
                        0.034,
                        0.021,
                        0.0175),
                new Material(wrapped, 0.045, 0.05)));
        solids.add(new Solid(
                Lathe.on(Vec.of(0, 0.203, 0), 0.055, 0.0215, 0.0225, 0.0225, 0.0225, 0.0225, 0.0225, 0.022, 0.0205),
                new Material(Surfaces.plain(0x26221f), 0.05, 0.06)));
        solids.add(new Solid(
                Block.between(Vec.of(-0.20, 0, -0.22), Vec.of(-0.06, 0.03, -0.10))
                        .turned(14)
                        .bevelled(0.004),
                Material.matte(Surfaces.cloth(0xdfd6c6))));
        return new Scene(
                "bottle",
                solids,
                SOFT_BOX,
                Sun.NONE,
                Vec.of(0.55, 0.56, 0.6),
                Vec.ZERO,
                new Camera(Vec.of(0.04, 0.235, 0.78), Vec.of(0, 0.128, 0), 0.195),
                new Exposure(0.80, 0.80, 7, 0.1));
    }

    private static Scene mug() {
        Texture glaze = Surfaces.speckled(0xc9923f, 0x4a3a2a);
        Texture filled = (p, n) -> {
            boolean inside = p.y() > 0.0985 && Math.hypot(p.x(), p.z()) < 0.0445;
            return inside ? Vec.srgb(0x2a1710) : glaze.at(p, n);
        };
        List<Solid> solids = studio(Surfaces.boards(0xb08a62, 0.11), Surfaces.plaster(0x9fb0ad));
        solids.add(new Solid(
                Lathe.on(Vec.of(0, 0, 0), 0.1, 0.036, 0.044, 0.0475, 0.049, 0.0495, 0.0495, 0.0495, 0.0493, 0.049),
                new Material(filled, 0.05, 0.06)));
        solids.add(new Solid(
                Ring.upright(Vec.of(0.054, 0.052, 0.012), 0.029, 0.0072, -14), new Material(glaze, 0.05, 0.06)));
        solids.add(new Solid(
                Block.between(Vec.of(-0.21, 0, -0.16), Vec.of(-0.09, 0.022, -0.02))
                        .turned(24)
                        .bevelled(0.003),
                Material.matte(Surfaces.plain(0x7d3f36))));
        solids.add(new Solid(
                Block.between(Vec.of(-0.205, 0.022, -0.15), Vec.of(-0.10, 0.040, -0.03))
                        .turned(17)
                        .bevelled(0.003),
                Material.matte(Surfaces.plain(0xd9d2c2))));
        return new Scene(
                "mug",
                solids,
                SOFT_BOX,
                Sun.NONE,
                Vec.of(0.6, 0.6, 0.62),
                Vec.ZERO,
                new Camera(Vec.of(0.02, 0.20, 0.52), Vec.of(0.008, 0.046, 0), 0.172),
                new Exposure(0.72, 0.55, 7, 0.2));
    }

    private static Scene vase() {
        List<Solid> solids = studio(Surfaces.plain(0xb9ada0), Surfaces.plaster(0xd9cdbd));
        solids.add(new Solid(
                Lathe.on(
                        Vec.of(0.02, 0, 0),
                        0.25,
                        0.040,
                        0.052,
                        0.066,
                        0.078,
                        0.085,
                        0.087,
                        0.083,
                        0.073,
                        0.058,
                        0.042,
                        0.030,
                        0.025,
                        0.025,
                        0.028,
                        0.034),
                new Material(Surfaces.thrown(0xb5573c), 0.025, 0.25)));
        solids.add(new Solid(
                Lathe.on(Vec.of(-0.17, 0, 0.05), 0.042, 0.022, 0.036, 0.046, 0.052, 0.054, 0.054),
                new Material(Surfaces.speckled(0xe6dfd0, 0x6a5a4a), 0.03, 0.2)));
        return new Scene(
                "vase",
                solids,
                SOFT_BOX,
                Sun.NONE,
                Vec.of(0.5, 0.5, 0.54),
                Vec.ZERO,
                new Camera(Vec.of(-0.02, 0.22, 0.86), Vec.of(-0.02, 0.112, 0), 0.20),
                new Exposure(0.82, 0.88, 7, 0.1));
    }

    private static Scene carton() {
        Label front = Label.printed(0.72, 0x5f7f52, 0xf4eddc, "OLIVE", true, 2);
        Label side = Label.printed(0.5, 0x55734a, 0xf4eddc, "TEA", false, 4);
        Texture board = Surfaces.plain(0x5f7f52);
        Texture printed = (p, n) -> {
            double v = 0.5 - p.y() / 0.21;
            if (Math.abs(p.z() - 0.042) < 6e-4) {
                return front.at(p.x() / 0.15 + 0.5, v);
            }
            return Math.abs(p.x() + 0.075) < 6e-4 ? side.at(p.z() / 0.084 + 0.5, v) : board.at(p, n);
        };
        List<Solid> solids = studio(Surfaces.marble(0xe9e5df, 0x8a8785), Surfaces.plaster(0xc9a59a));
        solids.set(
                0,
                new Solid(
                        solids.getFirst().shape(), solids.getFirst().material().shining(0.04, 0.12)));
        solids.add(new Solid(
                Block.between(Vec.of(-0.075, 0, -0.042), Vec.of(0.075, 0.21, 0.042))
                        .turned(24)
                        .bevelled(0.0022),
                new Material(printed, 0.02, 0.3)));
        solids.add(new Solid(
                Lathe.on(Vec.of(0.150, 0, 0.045), 0.055, 0.024, 0.034, 0.040, 0.043, 0.0445, 0.045),
                new Material(Surfaces.speckled(0xefe9dc, 0x8a7a6a), 0.045, 0.08)));
        return new Scene(
                "carton",
                solids,
                SOFT_BOX,
                Sun.NONE,
                Vec.of(0.6, 0.6, 0.62),
                Vec.ZERO,
                new Camera(Vec.of(0.06, 0.25, 0.74), Vec.of(0.018, 0.096, 0), 0.20),
                new Exposure(0.72, 0.76, 7, 0));
    }

    /** The table, first in the list, and the wall behind it. */
    private static List<Solid> studio(Texture table, Texture wall) {
        List<Solid> solids = new ArrayList<>();
        Block top = Block.between(Vec.of(-1.6, -0.05, -0.5), Vec.of(1.6, 0, 1.2));
        solids.add(new Solid(top, Material.matte(across(table)).shining(0.02, 0.5)));
        solids.add(new Solid(Block.between(Vec.of(-3, -1, -0.95), Vec.of(3, 2.4, -0.9)), Material.matte(wall)));
        return solids;
    }

    /** Laid with its length across the picture. */
    private static Texture across(Texture lengthwise) {
        return (p, n) -> lengthwise.at(Vec.of(p.z(), p.y(), p.x()), n);
    }
}
