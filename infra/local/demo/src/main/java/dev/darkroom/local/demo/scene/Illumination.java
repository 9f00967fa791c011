package dev.darkroom.local.demo.scene;

import dev.darkroom.local.demo.scene.Scene.Hit;
import java.util.stream.IntStream;

/**
 * The light that arrives at each visible place, traced for one pixel in 25 and smoothed along surfaces: light changes slowly where texture
 * does not, and a fraction of the rays is what keeps a photo under a third of a second.
 */
final class Illumination {
    static final int SCALE = 5;
    private static final int LAMP_SAMPLES = 8;
    private static final int BOUNCES = 6;
    private static final double OFFSET = 4e-4;

    private final Scene scene;
    private final Tree tree;
    private final View view;
    private final int width;
    private final int height;
    private final Vec[] point;
    private final Vec[] normal;
    private Vec[] light;

    Illumination(Scene scene, Tree tree, int width, int height) {
        this.scene = scene;
        this.tree = tree;
        this.width = width / SCALE;
        this.height = height / SCALE;
        this.view = new View(scene.camera(), this.width, this.height);
        int pixels = this.width * this.height;
        point = new Vec[pixels];
        normal = new Vec[pixels];
        light = new Vec[pixels];
        IntStream.range(0, this.height).parallel().forEach(this::traceRow);
        for (int reach = 1; reach <= 2; reach++) {
            light = smoothed(reach);
        }
    }

    private void traceRow(int y) {
        for (int x = 0; x < width; x++) {
            int i = y * width + x;
            Ray ray = view.through(x + 0.5, y + 0.5);
            Hit hit = tree.hit(ray, Double.POSITIVE_INFINITY, false);
            if (hit.solid() < 0) {
                point[i] = ray.at(1e3);
                normal[i] = Vec.ZERO;
                light[i] = Vec.ZERO;
                continue;
            }
            point[i] = ray.at(hit.distance());
            normal[i] = scene.solids().get(hit.solid()).shape().normal(point[i]);
            light[i] = arriving(point[i], normal[i], rotation(x, y, 0), rotation(x, y, 1));
        }
    }

    /** Interleaved gradient noise: neighbouring pixels use evenly different samples, so a small filter removes the grain. */
    private static double rotation(int x, int y, int dimension) {
        double a = 0.06711056 * (x + 17 * dimension) + 0.00583715 * (y + 29 * dimension);
        double b = 52.9829189 * (a - Math.floor(a));
        return b - Math.floor(b);
    }

    private Vec arriving(Vec at, Vec facing, double r1, double r2) {
        Vec from = at.along(facing, OFFSET);
        Vec sum = Vec.ZERO;
        for (int i = 0; i < LAMP_SAMPLES; i++) {
            sum = sum.plus(fromLamp(from, facing, step(i * 0.7548776662 + r1), step(i * 0.5698402910 + r2)));
        }
        sum = sum.times(1.0 / LAMP_SAMPLES).plus(fromSun(from, facing, r1, r2));
        Vec bounced = Vec.ZERO;
        for (int i = 0; i < BOUNCES; i++) {
            bounced = bounced.plus(bounced(
                    from, facing, step(i * 0.7548776662 + r2), step((i + 0.5) / BOUNCES + r1), r1 * 0.5 + r2 * 0.5));
        }
        return sum.plus(bounced.times(Math.PI / BOUNCES));
    }

    private static double step(double value) {
        return value - Math.floor(value);
    }

    private Vec fromLamp(Vec from, Vec facing, double u, double v) {
        Vec to = scene.lamp().at(u, v).minus(from);
        double far = to.length();
        Vec direction = to.times(1 / far);
        double cos = facing.dot(direction);
        double back = -direction.dot(scene.lamp().facing());
        if (cos <= 0
                || back <= 0
                || tree.hit(new Ray(from, direction), far - OFFSET, true).solid() >= 0) {
            return Vec.ZERO;
        }
        return scene.lamp().radiance().times(cos * back * scene.lamp().area() / (far * far));
    }

    private Vec fromSun(Vec from, Vec facing, double r1, double r2) {
        if (!scene.sun().shines()) {
            return Vec.ZERO;
        }
        Vec wander = Vec.of(r1 - 0.5, r2 - 0.5, step(r1 + r2) - 0.5).times(0.02);
        Vec direction = scene.sun().direction().plus(wander).unit();
        double cos = facing.dot(direction);
        return cos > 0
                        && tree.hit(new Ray(from, direction), Double.POSITIVE_INFINITY, true)
                                        .solid()
                                < 0
                ? scene.sun().irradiance().times(cos)
                : Vec.ZERO;
    }

    /** Radiance that one more surface sends here, in a direction spread by the cosine. */
    private Vec bounced(Vec from, Vec facing, double u, double v, double w) {
        double angle = 2 * Math.PI * u;
        double sine = Math.sqrt(v);
        Vec side = (Math.abs(facing.y()) > 0.9 ? Vec.of(1, 0, 0) : Vec.UP)
                .cross(facing)
                .unit();
        Vec direction = side.times(Math.cos(angle) * sine)
                .plus(facing.cross(side).times(Math.sin(angle) * sine))
                .along(facing, Math.sqrt(Math.max(0, 1 - v)))
                .unit();
        Ray ray = new Ray(from, direction);
        Hit hit = tree.hit(ray, Double.POSITIVE_INFINITY, false);
        if (hit.solid() < 0) {
            return scene.ambient();
        }
        Scene.Solid solid = scene.solids().get(hit.solid());
        Vec there = ray.at(hit.distance());
        Vec n = solid.shape().normal(there);
        Vec lifted = there.along(n, OFFSET);
        Vec arriving = fromLamp(lifted, n, step(u + w), step(v + w)).plus(fromSun(lifted, n, u, v));
        // What bounced more than once is nearly even, and stands for itself as a share of the ambient light.
        Vec further = scene.ambient().times(Math.PI * 0.6);
        Vec colour = solid.material()
                .texture()
                .at(solid.shape().local(there), n)
                .times(arriving.plus(further))
                .times(1 / Math.PI);
        return bounded(colour);
    }

    /** A patch of sun hit by one sample of many would leave a bright blot: what a bounce may bring is bounded. */
    private Vec bounded(Vec radiance) {
        double most = Math.max(radiance.x(), Math.max(radiance.y(), radiance.z()));
        double limit = scene.ambient().y() * 4;
        return most <= limit ? radiance : radiance.times(limit / most);
    }

    private Vec[] smoothed(int reach) {
        Vec[] result = new Vec[light.length];
        IntStream.range(0, height).parallel().forEach(y -> {
            for (int x = 0; x < width; x++) {
                result[y * width + x] = around(x, y, reach);
            }
        });
        return result;
    }

    private Vec around(int x, int y, int reach) {
        int i = y * width + x;
        Vec sum = Vec.ZERO;
        double weights = 0;
        for (int dy = -2; dy <= 2; dy++) {
            for (int dx = -2; dx <= 2; dx++) {
                int nx = Math.clamp(x + dx * reach, 0, width - 1);
                int ny = Math.clamp(y + dy * reach, 0, height - 1);
                int j = ny * width + nx;
                double weight = kinship(j, point[i], normal[i]) + 1e-9;
                sum = sum.along(light[j], weight);
                weights += weight;
            }
        }
        return sum.times(1 / weights);
    }

    /** 1 for a place on the same surface, towards 0 for another one. */
    private double kinship(int j, Vec at, Vec facing) {
        double aligned = Math.max(0, normal[j].dot(facing));
        Vec between = point[j].minus(at);
        double off = between.dot(facing) * 60;
        double a2 = aligned * aligned;
        return a2 * a2 * a2 * a2 / (1 + off * off * 16);
    }

    /** Irradiance at a place of the full picture, from the four nearest samples that lie on its surface. */
    Vec at(double x, double y, Vec at, Vec facing) {
        double sx = x / SCALE - 0.5;
        double sy = y / SCALE - 0.5;
        int x0 = (int) Math.floor(sx);
        int y0 = (int) Math.floor(sy);
        Vec sum = Vec.ZERO;
        double weights = 0;
        for (int dy = 0; dy <= 1; dy++) {
            for (int dx = 0; dx <= 1; dx++) {
                int j = Math.clamp(y0 + dy, 0, height - 1) * width + Math.clamp(x0 + dx, 0, width - 1);
                double flat = (1 - Math.abs(sx - x0 - dx)) * (1 - Math.abs(sy - y0 - dy));
                double weight = flat * kinship(j, at, facing) + 1e-9;
                sum = sum.along(light[j], weight);
                weights += weight;
            }
        }
        return sum.times(1 / weights);
    }
}
