package dev.darkroom.worker.paint;

import java.util.EnumMap;
import java.util.Map;

/**
 * Draws each material as a tile that repeats without a seam: every pattern is made of functions that have the tile's side as a period.
 * A tile is drawn once per process, in milliseconds.
 */
final class MaterialTile {

    /** Pixels along each side. */
    static final int SIDE = 512;

    private static final Map<Material, byte[]> DRAWN = new EnumMap<>(Material.class);

    private MaterialTile() {}

    /** The colour of a place on the tile; u and v run from 0 to 1. Red, green, blue, 0 to 255. */
    private interface Pattern {
        double[] at(double u, double v);
    }

    /** The tile as rows of blue, green, red; not to be changed. */
    static synchronized byte[] of(Material material) {
        return DRAWN.computeIfAbsent(material, wanted -> draw(pattern(wanted)));
    }

    private static byte[] draw(Pattern pattern) {
        byte[] bgr = new byte[SIDE * SIDE * 3];
        for (int y = 0, i = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++, i += 3) {
                double[] rgb = pattern.at((x + 0.5) / SIDE, (y + 0.5) / SIDE);
                bgr[i] = level(rgb[2]);
                bgr[i + 1] = level(rgb[1]);
                bgr[i + 2] = level(rgb[0]);
            }
        }
        return bgr;
    }

    private static byte level(double value) {
        return (byte) Math.round(Math.clamp(value, 0, 255));
    }

    private static Pattern pattern(Material material) {
        return switch (material) {
            case OAK -> planks(new double[] {196, 154, 104}, new double[] {150, 108, 64}, 11);
            case WALNUT -> planks(new double[] {112, 76, 52}, new double[] {66, 42, 30}, 23);
            case MARBLE -> marble();
            case CONCRETE -> concrete();
            case TERRAZZO -> terrazzo();
            case LINEN -> linen();
            case BRICK -> brick();
            case HERRINGBONE -> herringbone();
            case LEATHER -> leather();
            case BRUSHED_STEEL -> brushedSteel();
        };
    }

    /** Four boards across, each with its own shade, grain along it and a dark joint. */
    private static Pattern planks(double[] pale, double[] dark, int seed) {
        var noise = new TileNoise(seed);
        return (u, v) -> {
            int board = (int) (v * 4);
            double within = v * 4 - board;
            double shifted = u + noise.of(board, 7);
            double grain = grain(noise, shifted, v);
            double shade = 0.86 + 0.2 * noise.of(board, 3);
            double joint = within < 0.02 || Math.abs(frac(shifted) - 0.5) < 0.002 ? 0.55 : 1;
            return scaled(mixed(pale, dark, grain), shade * joint);
        };
    }

    private static double grain(TileNoise noise, double u, double v) {
        double wave = noise.clouds(u, v, 3, 16, 3);
        double rings = 0.5 + 0.5 * Math.sin(2 * Math.PI * (v * 24 + wave * 3));
        double fibre = noise.at(u, v, 8, 256);
        return Math.clamp(0.45 * rings + 0.4 * fibre + 0.25 * (wave - 0.5), 0, 1);
    }

    private static Pattern marble() {
        var noise = new TileNoise(31);
        return (u, v) -> {
            double warp = noise.clouds(u, v, 4, 4, 5);
            double wide = vein(u + v + 1.3 * warp, 2);
            double fine = vein(2 * u - v + 1.1 * noise.clouds(v, u, 5, 5, 4), 3);
            double cloud = 0.94 + 0.08 * (noise.clouds(u, v, 3, 3, 4) - 0.5);
            double dark = Math.clamp(0.42 * Math.pow(wide, 9) + 0.22 * Math.pow(fine, 14), 0, 1);
            return scaled(mixed(new double[] {243, 241, 237}, new double[] {118, 122, 130}, dark), cloud);
        };
    }

    /** 1 on the line, falling to 0 between lines; a whole number of lines per tile. */
    private static double vein(double phase, int lines) {
        return 1 - Math.abs(Math.sin(Math.PI * phase * lines));
    }

    private static Pattern concrete() {
        var noise = new TileNoise(41);
        return (u, v) -> {
            double cloud = noise.clouds(u, v, 4, 4, 6);
            double speck = noise.at(u, v, 170, 170) > 0.9 ? -22 : 0;
            double level = 150 + 52 * (cloud - 0.5) + speck + 10 * (noise.at(u, v, 256, 256) - 0.5);
            return new double[] {level, level - 2, level - 6};
        };
    }

    /** Chips of four stones in pale cement: the nearest of scattered points decides, its distance cuts the chip out. */
    private static Pattern terrazzo() {
        var noise = new TileNoise(53);
        double[][] stones = {{188, 96, 78}, {74, 92, 104}, {214, 170, 98}, {120, 130, 112}};
        double[] cement = {232, 226, 216};
        return (u, v) -> {
            Cell cell = Cell.nearest(noise, u, v, 14);
            double edge = 0.26 + 0.2 * cell.fate();
            double ragged = 0.16 * (noise.clouds(u, v, 28, 28, 2) - 0.5);
            double grain = 0.96 + 0.08 * noise.at(u, v, 200, 200);
            boolean chip = cell.distance() + ragged < edge && cell.fate() > 0.15;
            return scaled(chip ? stones[(int) (cell.fate() * 97) % stones.length] : cement, grain);
        };
    }

    private static Pattern linen() {
        var noise = new TileNoise(61);
        return (u, v) -> {
            double warp = Math.abs(Math.sin(Math.PI * 64 * u)) * (0.7 + 0.6 * noise.at(u, v, 64, 6));
            double weft = Math.abs(Math.sin(Math.PI * 64 * v)) * (0.7 + 0.6 * noise.at(u, v, 6, 64));
            boolean over = ((int) (u * 64) + (int) (v * 64)) % 2 == 0;
            double thread = over ? 0.75 * warp + 0.25 * weft : 0.25 * warp + 0.75 * weft;
            return scaled(new double[] {214, 202, 180}, 0.74 + 0.32 * thread);
        };
    }

    /** Eight courses of four bricks, every second one shifted by half a brick. */
    private static Pattern brick() {
        var noise = new TileNoise(71);
        return (u, v) -> {
            int course = (int) (v * 8);
            double x = frac(u + (course % 2) / 8.0) * 4;
            int brick = (int) x;
            double fromJoint =
                    Math.min(Math.min(x - brick, brick + 1 - x) * 2, Math.min(v * 8 - course, course + 1 - v * 8));
            double rough = noise.clouds(u, v, 24, 24, 4);
            if (fromJoint + 0.05 * (rough - 0.5) < 0.06) {
                return scaled(new double[] {196, 188, 176}, 0.85 + 0.3 * rough);
            }
            double[] clay = mixed(new double[] {172, 84, 62}, new double[] {124, 58, 48}, noise.of(brick, course));
            return scaled(clay, (0.8 + 0.4 * rough) * (fromJoint < 0.12 ? 0.88 : 1));
        };
    }

    /** Oak blocks of 1 × 4 in a right-angled zigzag on a grid of 16. */
    private static Pattern herringbone() {
        var noise = new TileNoise(83);
        return (u, v) -> {
            double x = u * 16;
            double y = v * 16;
            int column = (int) x;
            int row = (int) y;
            int step = Math.floorMod(column - row, 8);
            boolean lying = step < 4;
            int done = lying ? step : 7 - step;
            int block = lying
                    ? row * 31 + Math.floorMod(column - done, 16)
                    : column * 37 + Math.floorMod(row - done, 16) + 999;
            double across = lying ? frac(y) : frac(x);
            double along = done + (lying ? frac(x) : frac(y));
            double edge = Math.min(Math.min(across, 1 - across), Math.min(along, 4 - along));
            double fibre = lying ? noise.at(u, v, 8, 200) : noise.at(u, v, 200, 8);
            double shade = (edge < 0.05 ? 0.6 : 1) * (0.88 + 0.2 * noise.of(block, 2));
            double grain = 0.6 * fibre + 0.4 * noise.of(block, 1);
            return scaled(mixed(new double[] {190, 146, 98}, new double[] {146, 104, 64}, grain), shade);
        };
    }

    private static Pattern leather() {
        var noise = new TileNoise(97);
        return (u, v) -> {
            Cell cell = Cell.nearest(noise, u, v, 46);
            double crease = Math.clamp((cell.second() - cell.distance()) * 4, 0, 1);
            double tone = 0.82 + 0.28 * noise.clouds(u, v, 4, 4, 3);
            return scaled(new double[] {134, 84, 54}, tone * (0.7 + 0.32 * crease));
        };
    }

    private static Pattern brushedSteel() {
        var noise = new TileNoise(101);
        return (u, v) -> {
            double brush = 0.6 * noise.at(u, v, 4, 512) + 0.4 * noise.at(u, v, 24, 256);
            double sheen = 0.5 + 0.5 * Math.sin(2 * Math.PI * u);
            double level = 160 + 56 * (brush - 0.5) + 14 * sheen;
            return new double[] {level, level + 2, level + 5};
        };
    }

    private static double frac(double value) {
        return value - Math.floor(value);
    }

    private static double[] mixed(double[] a, double[] b, double t) {
        return new double[] {TileNoise.mix(a[0], b[0], t), TileNoise.mix(a[1], b[1], t), TileNoise.mix(a[2], b[2], t)};
    }

    private static double[] scaled(double[] colour, double factor) {
        return new double[] {colour[0] * factor, colour[1] * factor, colour[2] * factor};
    }
}
