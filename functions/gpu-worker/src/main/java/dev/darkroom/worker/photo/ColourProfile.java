package dev.darkroom.worker.photo;

import dev.darkroom.worker.photo.PhotoFile.IccBytes;
import java.awt.color.CMMException;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.ColorConvertOp;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.opencv.core.Mat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves pixels from the colour space that a file embeds to sRGB, so that a Display P3 or Adobe RGB photo looks right in a result that
 * carries no profile. Grey profiles and damaged ones are passed over: the pixels are then taken as sRGB, as viewers do.
 */
final class ColourProfile {

    private static final Logger LOG = LoggerFactory.getLogger(ColourProfile.class);
    private static final ICC_Profile SRGB = ICC_Profile.getInstance(ColorSpace.CS_sRGB);
    private static final int ROWS_AT_ONCE = 64;
    private static final int CHANNELS = 3;

    /** A profile that moves no probe by more than this is sRGB under another name; most cameras embed it. */
    private static final int SAME = 2;

    /** Saturated, pale and grey colours: any wider space or other gamma moves one of them. */
    private static final byte[] PROBES = bytes(
            255, 0, 0, 0, 255, 0, 0, 0, 255, 128, 128, 128, 200, 120, 80, 60, 140, 90, 40, 60, 160, 230, 220, 120);

    private ColourProfile() {}

    /** Converts in place; does nothing without a profile. */
    static void toSrgb(Mat bgr, @Nullable IccBytes embedded) {
        if (embedded == null) {
            return;
        }
        try {
            conversion(embedded.content()).ifPresent(conversion -> convert(bgr, conversion));
        } catch (IllegalArgumentException | CMMException unusable) {
            LOG.info("embedded colour profile is unusable, taking the photo as sRGB: {}", unusable.getMessage());
        }
    }

    private static Optional<ColorConvertOp> conversion(byte[] embedded) {
        ICC_Profile profile = ICC_Profile.getInstance(embedded);
        if (profile.getColorSpaceType() != ColorSpace.TYPE_RGB) {
            return Optional.empty();
        }
        var conversion = new ColorConvertOp(new ICC_Profile[] {profile, SRGB}, null);
        byte[] moved = run(conversion, PROBES, PROBES.length / CHANNELS, 1);
        for (int i = 0; i < moved.length; i++) {
            if (Math.abs((moved[i] & 0xff) - (PROBES[i] & 0xff)) > SAME) {
                return Optional.of(conversion);
            }
        }
        return Optional.empty();
    }

    private static void convert(Mat bgr, ColorConvertOp conversion) {
        for (int row = 0; row < bgr.rows(); row += ROWS_AT_ONCE) {
            int rows = Math.min(ROWS_AT_ONCE, bgr.rows() - row);
            byte[] strip = new byte[rows * bgr.cols() * CHANNELS];
            bgr.get(row, 0, strip);
            swapRedAndBlue(strip);
            byte[] moved = run(conversion, strip, bgr.cols(), rows);
            swapRedAndBlue(moved);
            bgr.put(row, 0, moved);
        }
    }

    private static byte[] run(ColorConvertOp conversion, byte[] rgb, int width, int height) {
        WritableRaster from = Raster.createInterleavedRaster(
                new DataBufferByte(rgb, rgb.length),
                width,
                height,
                width * CHANNELS,
                CHANNELS,
                new int[] {0, 1, 2},
                null);
        byte[] moved = new byte[rgb.length];
        WritableRaster to = Raster.createInterleavedRaster(
                new DataBufferByte(moved, moved.length),
                width,
                height,
                width * CHANNELS,
                CHANNELS,
                new int[] {0, 1, 2},
                null);
        conversion.filter(from, to);
        return moved;
    }

    private static void swapRedAndBlue(byte[] pixels) {
        for (int i = 0; i < pixels.length; i += CHANNELS) {
            byte first = pixels[i];
            pixels[i] = pixels[i + 2];
            pixels[i + 2] = first;
        }
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
