package dev.darkroom.local.demo.scene;

/** A torus standing upright in the plane turned by {@code cos, sin} around the vertical: the handle of a mug. */
record Ring(Vec centre, double radius, double thickness, double cos, double sin) implements Shape {
    static Ring upright(Vec centre, double radius, double thickness, double degrees) {
        double angle = Math.toRadians(degrees);
        return new Ring(centre, radius, thickness, Math.cos(angle), Math.sin(angle));
    }

    @Override
    public double distance(Ray ray) {
        Vec o = local(ray.from());
        Vec d = ray.towards().turned(cos, -sin);
        double b = o.dot(d);
        double bound = radius + thickness;
        double disc = b * b - (o.dot(o) - bound * bound);
        if (disc < 0) {
            return Double.POSITIVE_INFINITY;
        }
        double root = Math.sqrt(disc);
        double t = Math.max(NEAR, -b - root);
        for (int i = 0; i < 60 && t <= root - b; i++) {
            double gap = gap(o.x() + d.x() * t, o.y() + d.y() * t, o.z() + d.z() * t);
            if (gap < 2e-5) {
                return t > 2 * NEAR ? t : Double.POSITIVE_INFINITY;
            }
            t += Math.max(gap, 2e-5);
        }
        return Double.POSITIVE_INFINITY;
    }

    private double gap(double x, double y, double z) {
        double ring = Math.sqrt(x * x + y * y) - radius;
        return Math.sqrt(ring * ring + z * z) - thickness;
    }

    @Override
    public Bounds bounds() {
        double reach = radius + thickness;
        return Bounds.around(centre, reach, reach, reach);
    }

    @Override
    public Vec normal(Vec point) {
        Vec p = local(point);
        double across = Math.hypot(p.x(), p.y());
        Vec core = new Vec(p.x() / across * radius, p.y() / across * radius, 0);
        return p.minus(core).unit().turned(cos, sin);
    }

    @Override
    public Vec local(Vec point) {
        return point.minus(centre).turned(cos, -sin);
    }
}
