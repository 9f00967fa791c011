package dev.darkroom.local.demo.scene;

import dev.darkroom.local.demo.scene.Material.Texture;
import dev.darkroom.local.demo.scene.Scene.Solid;
import java.util.ArrayList;
import java.util.List;

/** An empty room, open towards the viewer beyond the camera, with a window in its left wall. */
record Room(double left, double right, double back, double ceiling, Opening window) {
    private static final double FRONT = 3.6;
    private static final double THICK = 0.22;

    /** The window along the left wall; {@code front} is nearer to the viewer than {@code back}. */
    record Opening(double sill, double top, double front, double back) {}

    List<Solid> built(Texture walls, Texture floor, Texture above) {
        Material wall = Material.matte(walls);
        Material trim = Material.matte(Surfaces.plain(0xf2efe8));
        List<Solid> solids = new ArrayList<>();
        solids.add(new Solid(
                Block.between(Vec.of(left - 1, -0.1, back - 1), Vec.of(right + 1, 0, FRONT + 1)),
                Material.matte(floor).shining(0.03, 0.3)));
        solids.add(new Solid(
                Block.between(Vec.of(left - 1, ceiling, back - 1), Vec.of(right + 1, ceiling + 0.1, FRONT + 1)),
                Material.matte(above)));
        solids.add(solid(left - 1, 0, back - 0.2, right + 1, ceiling, back, wall));
        solids.add(solid(right, 0, back, right + 0.2, ceiling, FRONT, wall));
        solids.add(solid(left - 1, 0, FRONT, right + 1, ceiling, FRONT + 0.2, wall));
        double outer = left - THICK;
        solids.add(solid(outer, 0, back, left, window.sill(), FRONT, wall));
        solids.add(solid(outer, window.top(), back, left, ceiling, FRONT, wall));
        solids.add(solid(outer, window.sill(), back, left, window.top(), window.back(), wall));
        solids.add(solid(outer, window.sill(), window.front(), left, window.top(), FRONT, wall));
        frame(solids, trim);
        solids.add(solid(left, 0, back, right, 0.1, back + 0.018, trim));
        solids.add(solid(left, 0, back, left + 0.018, 0.1, FRONT, trim));
        solids.add(solid(right - 0.018, 0, back, right, 0.1, FRONT, trim));
        return solids;
    }

    private void frame(List<Solid> solids, Material trim) {
        double x = left - 0.1;
        double middle = (window.front() + window.back()) / 2;
        double high = window.sill() + (window.top() - window.sill()) * 0.68;
        solids.add(solid(x, window.sill(), middle - 0.025, x + 0.05, window.top(), middle + 0.025, trim));
        solids.add(solid(x, high - 0.02, window.back(), x + 0.05, high + 0.02, window.front(), trim));
        solids.add(solid(
                left - THICK,
                window.sill() - 0.03,
                window.back() - 0.06,
                left + 0.07,
                window.sill(),
                window.front() + 0.06,
                trim));
        solids.add(solid(
                left,
                window.top(),
                window.back() - 0.06,
                left + 0.02,
                window.top() + 0.07,
                window.front() + 0.06,
                trim));
        for (double z : new double[] {window.back() - 0.06, window.front()}) {
            solids.add(solid(left, window.sill(), z, left + 0.02, window.top(), z + 0.06, trim));
        }
    }

    private static Solid solid(double x0, double y0, double z0, double x1, double y1, double z1, Material material) {
        return new Solid(Block.between(Vec.of(x0, y0, z0), Vec.of(x1, y1, z1)), material);
    }
}
