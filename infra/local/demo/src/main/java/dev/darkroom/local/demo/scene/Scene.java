package dev.darkroom.local.demo.scene;

import java.util.List;

/**
 * What stands before the camera.
 *
 * @param ambient radiance of everything outside that the lamp does not stand for
 * @param sky what the camera sees where nothing stands
 */
record Scene(
        String name, List<Solid> solids, Lamp lamp, Sun sun, Vec ambient, Vec sky, Camera camera, Exposure exposure) {
    Scene {
        solids = List.copyOf(solids);
    }

    record Solid(Shape shape, Material material) {}

    /** A flat rectangle of light: a soft box, or the open window that the sky shines through. */
    record Lamp(Vec corner, Vec across, Vec up, Vec radiance) {
        Vec at(double u, double v) {
            return corner.along(across, u).along(up, v);
        }

        Vec facing() {
            return across.cross(up).unit();
        }

        double area() {
            return across.cross(up).length();
        }
    }

    /** Light from one direction; {@code irradiance} zero is an overcast day. */
    record Sun(Vec direction, Vec irradiance) {
        static final Sun NONE = new Sun(Vec.UP, Vec.ZERO);

        boolean shines() {
            return irradiance.x() > 0;
        }
    }

    /** @param field half of the picture's height at distance 1 */
    record Camera(Vec eye, Vec lookingAt, double field) {}

    /**
     * @param gain radiance to film
     * @param focus metres to what is sharp
     * @param aperture pixels of blur far behind it, 0 keeps all sharp
     * @param warmth −1 cold to 1 warm
     */
    record Exposure(double gain, double focus, double aperture, double warmth) {}

    /** Index of the nearest solid and its distance; index −1 when the ray leaves the scene. */
    record Hit(int solid, double distance) {}
}
