package dev.darkroom.local.demo.scene;

/** An axis-aligned box around a solid, or around several. */
record Bounds(double x0, double y0, double z0, double x1, double y1, double z1) {
    static Bounds around(Vec centre, double x, double y, double z) {
        return new Bounds(
                centre.x() - x, centre.y() - y, centre.z() - z, centre.x() + x, centre.y() + y, centre.z() + z);
    }

    Bounds with(Bounds o) {
        return new Bounds(
                Math.min(x0, o.x0),
                Math.min(y0, o.y0),
                Math.min(z0, o.z0),
                Math.max(x1, o.x1),
                Math.max(y1, o.y1),
                Math.max(z1, o.z1));
    }

    double middle(int axis) {
        return axis == 0 ? x0 + x1 : axis == 1 ? y0 + y1 : z0 + z1;
    }
}
