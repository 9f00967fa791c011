package dev.darkroom.local.demo.scene;

/** A turned solid: a radius for every height above {@code foot}. Not a record: it owns an array. */
final class Lathe implements Shape {
    private static final int STEPS = 400;
    private final Vec foot;
    private final double height;
    private final double widest;
    private final double[] radius = new double[STEPS + 1];

    private Lathe(Vec foot, double height, double[] radii) {
        this.foot = foot;
        this.height = height;
        double max = 0;
        for (int i = 0; i <= STEPS; i++) {
            radius[i] = smooth(radii, (double) i / STEPS * (radii.length - 1));
            max = Math.max(max, radius[i]);
        }
        this.widest = max;
    }

    /** Radii in metres at equal steps from the foot to the top, at least two, joined by a smooth curve. */
    static Lathe on(Vec foot, double height, double... radii) {
        return new Lathe(foot, height, radii);
    }

    /** Catmull-Rom through the given radii. */
    private static double smooth(double[] radii, double at) {
        int i = (int) Math.min(Math.floor(at), radii.length - 2.0);
        double t = at - i;
        double a = radii[Math.max(0, i - 1)];
        double b = radii[i];
        double c = radii[i + 1];
        double d = radii[Math.min(radii.length - 1, i + 2)];
        return Math.max(1e-4, b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a))));
    }

    private double radiusAt(double y) {
        double at = Math.clamp(y / height, 0, 1) * STEPS;
        int i = (int) Math.min(at, STEPS - 1.0);
        return radius[i] + (radius[i + 1] - radius[i]) * (at - i);
    }

    @Override
    public double distance(Ray ray) {
        double ox = ray.from().x() - foot.x();
        double oy = ray.from().y() - foot.y();
        double oz = ray.from().z() - foot.z();
        double dx = ray.towards().x();
        double dy = ray.towards().y();
        double dz = ray.towards().z();
        double a = dx * dx + dz * dz;
        double b = ox * dx + oz * dz;
        double disc = b * b - a * (ox * ox + oz * oz - widest * widest);
        if (disc < 0) {
            return Double.POSITIVE_INFINITY;
        }
        double root = Math.sqrt(disc);
        double low = -oy / dy;
        double high = (height - oy) / dy;
        double t = Math.max(Math.max((-b - root) / a, Math.min(low, high)), NEAR);
        double end = Math.min((-b + root) / a, Math.max(low, high));
        // The slope of a profile may exceed 1, so a step covers part of the distance to the surface.
        for (int i = 0; i < 60 && t <= end; i++) {
            double x = ox + dx * t;
            double y = oy + dy * t;
            double z = oz + dz * t;
            double gap = Math.sqrt(x * x + z * z) - radiusAt(y);
            if (gap < 2e-5) {
                return t > 2 * NEAR ? t : Double.POSITIVE_INFINITY;
            }
            t += Math.max(gap * 0.6, 2e-5);
        }
        return Double.POSITIVE_INFINITY;
    }

    @Override
    public Bounds bounds() {
        return Bounds.around(foot.plus(Vec.of(0, height / 2, 0)), widest, height / 2, widest);
    }

    @Override
    public Vec normal(Vec point) {
        Vec p = local(point);
        double across = Math.hypot(p.x(), p.z());
        double inside = radiusAt(p.y()) - across;
        if (p.y() > height - 1e-3 && inside > 5e-4) {
            return Vec.UP;
        }
        double step = height / STEPS;
        double slope = (radiusAt(p.y() + step) - radiusAt(p.y() - step)) / (2 * step);
        return new Vec(p.x() / across, -slope, p.z() / across).unit();
    }

    @Override
    public Vec local(Vec point) {
        return point.minus(foot);
    }
}
