package dev.darkroom.local.demo.scene;

import dev.darkroom.local.demo.scene.Scene.Hit;
import dev.darkroom.local.demo.scene.Scene.Solid;
import java.util.stream.IntStream;

/** Turns a scene into radiance for each pixel: light from {@link Illumination}, texture, reflections, smooth edges. */
final class Renderer {
    private static final double BRIGHTEST = 6;
    private final Scene scene;
    private final Tree tree;
    private final View view;
    private final Illumination illumination;
    private final Vec typical;

    private Renderer(Scene scene, int width, int height) {
        this.scene = scene;
        this.view = new View(scene.camera(), width, height);
        this.tree = new Tree(scene.solids().stream().map(Solid::shape).toList());
        this.illumination = new Illumination(scene, tree, width, height);
        this.typical = scene.ambient().times(2);
    }

    static Exposed render(Scene scene, int width, int height) {
        return new Renderer(scene, width, height).expose();
    }

    /** Linear radiance (three values a pixel) and distance in metres of every pixel, rows from the top. */
    @SuppressWarnings("ArrayRecordComponent") // twelve megabytes that are handed over once and never compared
    record Exposed(int width, int height, float[] radiance, float[] distance) {}

    private Exposed expose() {
        int width = view.width;
        int pixels = width * view.height;
        float[] radiance = new float[pixels * 3];
        float[] distance = new float[pixels];
        int[] solid = new int[pixels];
        IntStream.range(0, view.height).parallel().forEach(y -> {
            for (int x = 0; x < width; x++) {
                int i = y * width + x;
                Ray ray = view.through(x + 0.5, y + 0.5);
                Hit hit = tree.hit(ray, Double.POSITIVE_INFINITY, false);
                solid[i] = hit.solid();
                distance[i] = (float) hit.distance();
                keep(radiance, i, seen(ray, hit, x + 0.5, y + 0.5));
            }
        });
        IntStream.range(1, view.height - 1).parallel().forEach(y -> {
            for (int x = 1; x < width - 1; x++) {
                int i = y * width + x;
                if (outlined(solid, distance, i, width)) {
                    keep(radiance, i, edge(x, y));
                }
            }
        });
        return new Exposed(width, view.height, radiance, distance);
    }

    private static void keep(float[] radiance, int i, Vec seen) {
        radiance[i * 3] = (float) seen.x();
        radiance[i * 3 + 1] = (float) seen.y();
        radiance[i * 3 + 2] = (float) seen.z();
    }

    private static boolean outlined(int[] solid, float[] distance, int i, int width) {
        return apart(solid, distance, i, i + 1)
                || apart(solid, distance, i, i - 1)
                || apart(solid, distance, i, i + width)
                || apart(solid, distance, i, i - width);
    }

    private static boolean apart(int[] solid, float[] distance, int i, int j) {
        return solid[i] != solid[j] || Math.abs(distance[i] - distance[j]) > 0.06f * distance[i];
    }

    private Vec edge(int x, int y) {
        Vec sum = Vec.ZERO;
        for (int k = 0; k < 4; k++) {
            double px = x + (k * 0.5 + 0.125) % 1.0;
            double py = y + 0.125 + k * 0.25;
            Ray ray = view.through(px, py);
            sum = sum.plus(seen(ray, tree.hit(ray, Double.POSITIVE_INFINITY, false), px, py));
        }
        return sum.times(0.25);
    }

    private Vec seen(Ray ray, Hit hit, double x, double y) {
        if (hit.solid() < 0) {
            return bounded(scene.sky());
        }
        Solid solid = scene.solids().get(hit.solid());
        Vec point = ray.at(hit.distance());
        Vec normal = solid.shape().normal(point);
        Material material = solid.material();
        Vec scattered = material.texture()
                .at(solid.shape().local(point), normal)
                .times(illumination.at(x, y, point, normal))
                .times(1 / Math.PI);
        return material.shine() == 0
                ? bounded(scattered)
                : bounded(scattered.plus(reflected(ray, point, normal, material)));
    }

    /** Schlick's share of the mirror image, blurred at its edges by the material's softness. */
    private Vec reflected(Ray ray, Vec point, Vec normal, Material material) {
        double grazing = 1 - Math.min(1, Math.max(0, -ray.towards().dot(normal)));
        double share = material.shine() + (1 - material.shine()) * Math.pow(grazing, 5) * (1 - material.softness());
        Ray mirrored = new Ray(
                point.along(normal, 4e-4), ray.towards().mirroredAt(normal).unit());
        Hit hit = tree.hit(mirrored, Double.POSITIVE_INFINITY, false);
        Vec image = lampSeen(mirrored, material.softness(), hit.distance());
        if (hit.solid() < 0) {
            double height = 0.5 + 0.5 * mirrored.towards().y();
            return image.plus(typical.times(0.4 + height)).times(share);
        }
        Solid other = scene.solids().get(hit.solid());
        Vec there = mirrored.at(hit.distance());
        Vec colour = other.material()
                .texture()
                .at(other.shape().local(there), other.shape().normal(there));
        return image.plus(colour.times(typical)).times(share);
    }

    private Vec lampSeen(Ray ray, double softness, double reach) {
        Scene.Lamp lamp = scene.lamp();
        double towards = ray.towards().dot(lamp.facing());
        if (towards >= 0) {
            return Vec.ZERO;
        }
        double distance = lamp.corner().minus(ray.from()).dot(lamp.facing()) / towards;
        if (distance < 0 || distance > reach) {
            return Vec.ZERO;
        }
        Vec on = ray.at(distance).minus(lamp.corner());
        double u = on.dot(lamp.across()) / lamp.across().dot(lamp.across());
        double v = on.dot(lamp.up()) / lamp.up().dot(lamp.up());
        return lamp.radiance().times(within(u, softness) * within(v, softness));
    }

    private static double within(double at, double softness) {
        return Surfaces.smoothstep(-softness, softness, at) * Surfaces.smoothstep(-softness, softness, 1 - at);
    }

    private static Vec bounded(Vec radiance) {
        double most = Math.max(radiance.x(), Math.max(radiance.y(), radiance.z()));
        return most <= BRIGHTEST ? radiance : radiance.times(BRIGHTEST / most);
    }
}
