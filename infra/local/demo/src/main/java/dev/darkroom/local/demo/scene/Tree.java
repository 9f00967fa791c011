package dev.darkroom.local.demo.scene;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Solids in nested bounds, laid out in arrays, so that a ray tests a few of them instead of all. */
final class Tree {
    private static final int LEAF = 2;
    private final Shape[] shapes;
    private final int[] order;
    private final double[] bounds;
    private final int[] first;
    private final int[] count;
    private final int[] skip;
    private int nodes;

    Tree(List<Shape> solids) {
        shapes = solids.toArray(Shape[]::new);
        Integer[] sorted = new Integer[shapes.length];
        Arrays.setAll(sorted, i -> i);
        order = new int[shapes.length];
        int most = 2 * shapes.length;
        bounds = new double[6 * most];
        first = new int[most];
        count = new int[most];
        skip = new int[most];
        build(sorted, 0, shapes.length);
        Arrays.setAll(order, i -> sorted[i]);
    }

    private void build(Integer[] sorted, int from, int to) {
        int node = nodes++;
        Bounds all = shapes[sorted[from]].bounds();
        for (int i = from + 1; i < to; i++) {
            all = all.with(shapes[sorted[i]].bounds());
        }
        keep(node, all);
        first[node] = from;
        count[node] = to - from <= LEAF ? to - from : 0;
        if (count[node] == 0) {
            int axis = longest(all);
            Arrays.sort(
                    sorted,
                    from,
                    to,
                    Comparator.comparingDouble(i -> shapes[i].bounds().middle(axis)));
            int middle = (from + to) >>> 1;
            build(sorted, from, middle);
            build(sorted, middle, to);
        }
        skip[node] = nodes;
    }

    private void keep(int node, Bounds b) {
        double[] six = {b.x0(), b.x1(), b.y0(), b.y1(), b.z0(), b.z1()};
        System.arraycopy(six, 0, bounds, node * 6, 6);
    }

    private static int longest(Bounds b) {
        double x = b.x1() - b.x0();
        double y = b.y1() - b.y0();
        double z = b.z1() - b.z0();
        return x >= y && x >= z ? 0 : y >= z ? 1 : 2;
    }

    /** The nearest solid closer than {@code reach}; with {@code any}, the first one found. −1 and {@code reach} when there is none. */
    Scene.Hit hit(Ray ray, double reach, boolean any) {
        Vec o = ray.from();
        double ix = 1 / ray.towards().x();
        double iy = 1 / ray.towards().y();
        double iz = 1 / ray.towards().z();
        int best = -1;
        double near = reach;
        for (int node = 0; node < nodes; ) {
            if (!enters(node * 6, o, ix, iy, iz, near)) {
                node = skip[node];
                continue;
            }
            int end = first[node] + count[node];
            for (int k = first[node]; k < end; k++) {
                double d = distance(shapes[order[k]], ray);
                if (d < near) {
                    near = d;
                    best = order[k];
                    if (any) {
                        return new Scene.Hit(best, near);
                    }
                }
            }
            node++;
        }
        return new Scene.Hit(best, near);
    }

    /** Written out by kind: a call through the interface costs more than the sum it makes. */
    private static double distance(Shape shape, Ray ray) {
        if (shape instanceof Block block) {
            return block.distance(ray);
        }
        return shape instanceof Lathe lathe ? lathe.distance(ray) : shape.distance(ray);
    }

    private boolean enters(int at, Vec o, double ix, double iy, double iz, double reach) {
        double a = (bounds[at] - o.x()) * ix;
        double b = (bounds[at + 1] - o.x()) * ix;
        double c = (bounds[at + 2] - o.y()) * iy;
        double d = (bounds[at + 3] - o.y()) * iy;
        double e = (bounds[at + 4] - o.z()) * iz;
        double f = (bounds[at + 5] - o.z()) * iz;
        double near = Math.max(Math.max(Math.min(a, b), Math.min(c, d)), Math.min(e, f));
        double far = Math.min(Math.min(Math.max(a, b), Math.max(c, d)), Math.max(e, f));
        return far >= 0 && near <= far && near < reach;
    }
}
