package dev.darkroom.local.demo.scene;

/** A box turned around the vertical axis; {@code bevel} metres of its edges catch the light like rounded ones. */
record Block(Vec centre, Vec half, double cos, double sin, double bevel) implements Shape {
    static Block between(Vec low, Vec high) {
        return new Block(low.plus(high).times(0.5), high.minus(low).times(0.5), 1, 0, 0);
    }

    Block bevelled(double metres) {
        return new Block(centre, half, cos, sin, metres);
    }

    Block turned(double degrees) {
        double angle = Math.toRadians(degrees);
        return new Block(centre, half, Math.cos(angle), Math.sin(angle), bevel);
    }

    @Override
    public double distance(Ray ray) {
        double dx = ray.from().x() - centre.x();
        double dy = ray.from().y() - centre.y();
        double dz = ray.from().z() - centre.z();
        Vec d = ray.towards();
        double ox = dx * cos - dz * sin;
        double oz = dz * cos + dx * sin;
        double vx = d.x() * cos - d.z() * sin;
        double vz = d.z() * cos + d.x() * sin;
        double near = Double.NEGATIVE_INFINITY;
        double far = Double.POSITIVE_INFINITY;
        double ix = 1 / vx;
        double a = (-half.x() - ox) * ix;
        double b = (half.x() - ox) * ix;
        near = Math.max(near, Math.min(a, b));
        far = Math.min(far, Math.max(a, b));
        double iy = 1 / d.y();
        a = (-half.y() - dy) * iy;
        b = (half.y() - dy) * iy;
        near = Math.max(near, Math.min(a, b));
        far = Math.min(far, Math.max(a, b));
        double iz = 1 / vz;
        a = (-half.z() - oz) * iz;
        b = (half.z() - oz) * iz;
        near = Math.max(near, Math.min(a, b));
        far = Math.min(far, Math.max(a, b));
        if (!(near <= far)) {
            return Double.POSITIVE_INFINITY;
        }
        return near > NEAR ? near : far > NEAR ? far : Double.POSITIVE_INFINITY;
    }

    @Override
    public Bounds bounds() {
        double x = Math.abs(half.x() * cos) + Math.abs(half.z() * sin);
        double z = Math.abs(half.x() * sin) + Math.abs(half.z() * cos);
        return Bounds.around(centre, x, half.y(), z);
    }

    @Override
    public Vec normal(Vec point) {
        Vec p = local(point);
        double edge = Math.max(bevel, 1e-5);
        Vec n = new Vec(facing(p.x(), half.x(), edge), facing(p.y(), half.y(), edge), facing(p.z(), half.z(), edge));
        return n.unit().turned(cos, sin);
    }

    /** 0 in the middle of a face's span, ±1 on the face itself, in between over the bevel. */
    private static double facing(double at, double half, double edge) {
        double depth = (half - Math.abs(at)) / edge;
        return depth >= 1 ? 0 : Math.signum(at) * (1 - Math.max(0, depth));
    }

    @Override
    public Vec local(Vec point) {
        return point.minus(centre).turned(cos, -sin);
    }
}
