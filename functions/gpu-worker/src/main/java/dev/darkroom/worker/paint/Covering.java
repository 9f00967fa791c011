package dev.darkroom.worker.paint;

import dev.darkroom.worker.photo.Mats;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Scalar;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/**
 * Lays a material over a surface. The tile repeats over the whole photo, so that strips meet without a seam, and is shaded by how
 * much lighter or darker the photo is here than the surface is on the whole.
 */
final class Covering implements Strips.Brush {

    /** A tile covers this share of the photo's longest side: planks and bricks then have a believable size in a room. */
    private static final double TILE_SHARE = 0.3;

    /** How much of the photo's light falls on the material: all of it would print the old pattern through. */
    private static final double SHADING = 0.8;

    private static final double DARKEST = 0.3;
    private static final double BRIGHTEST = 1.5;

    private final Mat tile;
    private final Mat shading;

    /** @param scope owns the tile */
    Covering(Material material, Lightness surface, Size photo, Mats scope) {
        int side = (int) Math.max(32, Math.round(Math.max(photo.width, photo.height) * TILE_SHARE));
        tile = scope.mat();
        try (Mats steps = new Mats()) {
            Mat drawn = steps.own(new Mat(MaterialTile.SIDE, MaterialTile.SIDE, CvType.CV_8UC3));
            drawn.put(0, 0, MaterialTile.of(material));
            Imgproc.resize(
                    drawn,
                    tile,
                    new Size(side, side),
                    0,
                    0,
                    side < MaterialTile.SIDE ? Imgproc.INTER_AREA : Imgproc.INTER_CUBIC);
        }
        shading = scope.own(new Mat(1, 256, CvType.CV_32F));
        for (int l = 0; l < 256; l++) {
            double relative = (l + 8) / (surface.mean() + 8);
            shading.put(0, l, Math.clamp(1 + (relative - 1) * SHADING, DARKEST, BRIGHTEST));
        }
    }

    @Override
    public Mat paint(Mat bgr, int top, int left, Mats scope) {
        Mat light = scope.mat();
        Imgproc.cvtColor(bgr, light, Imgproc.COLOR_BGR2Lab);
        Core.extractChannel(light, light, 0);
        Core.LUT(light, shading, light);
        Mat each = scope.mat();
        Imgproc.cvtColor(light, each, Imgproc.COLOR_GRAY2BGR);
        Mat laid = repeat(bgr.size(), top, left, scope);
        Mat floats = scope.mat();
        laid.convertTo(floats, CvType.CV_32F);
        Core.multiply(floats, each, floats);
        floats.convertTo(laid, CvType.CV_8U);
        return laid;
    }

    private Mat repeat(Size strip, int top, int left, Mats scope) {
        int side = tile.rows();
        int x = left % side;
        int y = top % side;
        Mat sheet = scope.mat();
        int down = Math.ceilDiv((int) strip.height + y, side);
        int across = Math.ceilDiv((int) strip.width + x, side);
        Core.repeat(tile, down, across, sheet);
        Mat laid = scope.own(new Mat(strip, CvType.CV_8UC3, Scalar.all(0)));
        Mat cut = scope.own(sheet.submat(y, y + (int) strip.height, x, x + (int) strip.width));
        cut.copyTo(laid);
        return laid;
    }
}
