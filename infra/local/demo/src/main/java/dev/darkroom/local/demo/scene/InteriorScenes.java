package dev.darkroom.local.demo.scene;

import dev.darkroom.local.demo.scene.Material.Texture;
import dev.darkroom.local.demo.scene.Scene.Camera;
import dev.darkroom.local.demo.scene.Scene.Exposure;
import dev.darkroom.local.demo.scene.Scene.Lamp;
import dev.darkroom.local.demo.scene.Scene.Solid;
import dev.darkroom.local.demo.scene.Scene.Sun;
import java.util.List;

/** Furnished rooms with a window in the left wall; the floor is at height 0, lengths in metres. */
final class InteriorScenes {
    private static final Vec SKY = Vec.of(9.5, 10.2, 11.5);
    private static final Vec DIM = Vec.of(0.8, 0.79, 0.78);

    private InteriorScenes() {}

    static List<Scene> all() {
        return List.of(livingRoom(), kitchen(), bedroom());
    }

    private static Lamp window(Room room) {
        Room.Opening w = room.window();
        return new Lamp(
                Vec.of(room.left() - 0.12, w.sill(), w.front()),
                Vec.of(0, 0, w.back() - w.front()),
                Vec.of(0, w.top() - w.sill(), 0),
                SKY);
    }

    private static Scene livingRoom() {
        Room room = new Room(-2.3, 2.4, -2.6, 2.7, new Room.Opening(0.55, 2.25, -0.1, -1.9));
        List<Solid> solids =
                room.built(Surfaces.plaster(0xd8cdb8), Surfaces.boards(0xa9794c, 0.17), Surfaces.plaster(0xf1efea));
        Furniture.sofa(solids, Vec.of(0.35, 0, -1.95), 0x6f7f74);
        Furniture.table(solids, Vec.of(0.35, 0, -0.75), 0x5a3b26);
        Furniture.picture(solids, Vec.of(0.35, 1.62, -2.58), 1.15, 0.72, 0xb4552f, 0xe8dcc6);
        Furniture.floorLamp(solids, Vec.of(1.85, 0, -2.05));
        solids.add(new Solid(
                Block.between(Vec.of(-0.95, 0, -1.75), Vec.of(1.65, 0.015, 0.0)),
                Material.matte(Surfaces.cloth(0xcfc3b0))));
        solids.add(new Solid(
                Lathe.on(Vec.of(0.15, 0.43, -0.78), 0.24, 0.05, 0.08, 0.095, 0.09, 0.065, 0.04, 0.035, 0.045),
                new Material(Surfaces.thrown(0x3f6a73), 0.04, 0.1)));
        return new Scene(
                "living-room",
                solids,
                window(room),
                new Sun(Vec.of(-0.80, 0.46, 0.30).unit(), Vec.of(26, 23, 18)),
                DIM,
                SKY,
                new Camera(Vec.of(0.65, 1.35, 2.35), Vec.of(-0.05, 1.05, -2.0), 0.56),
                new Exposure(0.80, 4, 0, 0.3));
    }

    private static Scene kitchen() {
        Room room = new Room(-1.9, 2.1, -2.3, 2.6, new Room.Opening(0.95, 2.1, 0.3, -1.1));
        List<Solid> solids = room.built(
                Surfaces.plaster(0xe4ddd0),
                Surfaces.tiles(0xb9b2a6, 0x7d776e, 0.45, 0.45, false),
                Surfaces.plaster(0xf3f1ec));
        Texture front = Surfaces.plaster(0x7f9183);
        Furniture.cabinets(solids, -1.15, 2.05, -2.3, front);
        solids.add(new Solid(
                Block.between(Vec.of(-1.88, 0.93, -2.3), Vec.of(2.08, 1.52, -2.285)),
                new Material(Surfaces.tiles(0xefece4, 0xb5afa5, 0.15, 0.075, true), 0.04, 0.1)));
        solids.add(new Solid(
                Block.between(Vec.of(-0.55, 0, -0.95), Vec.of(1.15, 0.86, -0.25))
                        .bevelled(0.01),
                Material.matte(front)));
        solids.add(new Solid(
                Block.between(Vec.of(-0.63, 0.86, -1.02), Vec.of(1.23, 0.91, -0.18))
                        .bevelled(0.006),
                new Material(Surfaces.marble(0xe8e4dc, 0x908a84), 0.04, 0.12)));
        Furniture.fruitBowl(solids, Vec.of(0.55, 0.91, -0.6));
        Furniture.pendant(solids, Vec.of(-0.1, 1.85, -0.6));
        Furniture.pendant(solids, Vec.of(0.7, 1.85, -0.6));
        return new Scene(
                "kitchen",
                solids,
                window(room),
                new Sun(Vec.of(-0.80, 0.52, 0.36).unit(), Vec.of(18, 16, 13)),
                DIM,
                SKY,
                new Camera(Vec.of(0.45, 1.5, 1.95), Vec.of(0.02, 1.08, -2.0), 0.56),
                new Exposure(0.92, 4, 0, 0.1));
    }

    private static Scene bedroom() {
        Room room = new Room(-2.2, 2.2, -2.4, 2.6, new Room.Opening(0.4, 2.2, 0.1, -1.5));
        List<Solid> solids =
                room.built(Surfaces.plaster(0xc4bfc6), Surfaces.boards(0x8a6546, 0.13), Surfaces.plaster(0xf2f0ee));
        Furniture.bed(solids, Vec.of(0.1, 0, -1.35), 0x8f6a58);
        Furniture.nightStand(solids, Vec.of(-1.2, 0, -2.1));
        Furniture.door(solids, Vec.of(1.72, 0, -2.39), 0xe9e3d8);
        Furniture.picture(solids, Vec.of(0.1, 1.75, -2.38), 0.9, 0.55, 0x3d5a66, 0xd9c9a8);
        return new Scene(
                "bedroom",
                solids,
                window(room),
                new Sun(Vec.of(-0.82, 0.5, 0.25).unit(), Vec.of(22, 20, 16)),
                DIM,
                SKY,
                new Camera(Vec.of(0.15, 1.42, 2.25), Vec.of(-0.1, 0.98, -2.0), 0.56),
                new Exposure(0.85, 4, 0, 0.25));
    }
}
