package dev.darkroom.local.demo.scene;

/**
 * How a surface answers light.
 *
 * @param texture the share of light it scatters, at a point in the solid's own frame
 * @param shine reflectance when looked at straight on, 0 (chalk) to about 0.1 (glaze, lacquer)
 * @param softness width of a reflection's edge: 0.02 for a glaze, 0.3 for a waxed floor
 */
record Material(Texture texture, double shine, double softness) {
    /** Colour of a surface by place. */
    interface Texture {
        Vec at(Vec point, Vec normal);
    }

    static Material matte(Texture texture) {
        return new Material(texture, 0, 1);
    }

    Material shining(double reflectance, double edge) {
        return new Material(texture, reflectance, edge);
    }
}
