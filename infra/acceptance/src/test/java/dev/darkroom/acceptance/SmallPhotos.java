package dev.darkroom.acceptance;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;

/** Photos small enough to be worked on in a blink, and files that only pretend to be photos. */
public final class SmallPhotos {
    private SmallPhotos() {}

    /** As many, each of another colour. */
    public static List<byte[]> photos(int count) {
        return IntStream.range(0, count).mapToObj(SmallPhotos::photo).toList();
    }

    /** Photos that are announced and never sent. */
    static List<byte[]> blanks(int count) {
        return IntStream.range(0, count).mapToObj(i -> new byte[0]).toList();
    }

    /** A lit ball before a shaded ground, another colour for each number. */
    static byte[] photo(int number) {
        return photo(number, 1);
    }

    /** {@code scale} 1 is 320 × 240 pixels; 10 is 7.7 megapixels, which keep a worker busy for a while. */
    static byte[] photo(int number, int scale) {
        BufferedImage image = new BufferedImage(320 * scale, 240 * scale, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.scale(scale, scale);
        g.setPaint(new GradientPaint(0, 0, new Color(0xd8d2c8), 0, 240, new Color(0x8f887c)));
        g.fillRect(0, 0, 320, 240);
        Color body = Color.getHSBColor(number * 0.13f, 0.7f, 0.8f);
        g.setPaint(new GradientPaint(
                110, 60, body.brighter(), 210, 200, body.darker().darker()));
        g.fillOval(100, 50, 120, 150);
        g.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "jpeg", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static byte[] text() {
        return "This is a letter and not a photo.".getBytes(StandardCharsets.UTF_8);
    }

    /** A valid PNG of about 50 KB that unpacks to more than three gigabytes. */
    static byte[] bomb() {
        int side = 60_000;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        try {
            out.writeLong(0x89504E470D0A1A0AL);
            ByteArrayOutputStream header = new ByteArrayOutputStream();
            DataOutputStream h = new DataOutputStream(header);
            h.writeInt(side);
            h.writeInt(side);
            // One bit a sample would unpack to less: eight bits of grey make 3.6 GB.
            h.write(new byte[] {8, 0, 0, 0, 0});
            chunk(out, "IHDR", header.toByteArray());
            chunk(out, "IDAT", rows(side));
            chunk(out, "IEND", new byte[0]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** The first rows of the picture: enough for a decoder to begin allocating all of it. */
    private static byte[] rows(int side) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(packed, new Deflater(9))) {
            byte[] row = new byte[side + 1];
            for (int y = 0; y < 800; y++) {
                deflater.write(row);
            }
        }
        return packed.toByteArray();
    }

    private static void chunk(DataOutputStream out, String type, byte[] data) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(data);
        out.writeInt(data.length);
        out.write(name);
        out.write(data);
        out.writeInt((int) crc.getValue());
    }

    /** A picture as a file. */
    static byte[] png(BufferedImage picture) {
        try {
            var file = new ByteArrayOutputStream();
            ImageIO.write(picture, "png", file);
            return file.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
