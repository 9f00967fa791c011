package dev.darkroom.local.demo.scene;

/** A closed solid. */
sealed interface Shape permits Block, Lathe, Ring {
    /** Closer hits are the surface that the ray just left. */
    double NEAR = 1e-4;

    /** Metres along the ray to the first point of the surface beyond {@link #NEAR}, or infinity when it misses. */
    double distance(Ray ray);

    Bounds bounds();

    /** The outward unit normal at a point of the surface. */
    Vec normal(Vec point);

    /** The point in the solid's own frame, so that its texture moves with it. */
    Vec local(Vec point);
}
