package dev.darkroom.local.demo.scene;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** The photos that the demo falls back on when it is given none. */
public final class Photographs {
    private static final int WIDTH = 960;
    private static final int HEIGHT = 720;
    private static final float QUALITY = 0.9f;

    private Photographs() {}

    /**
     * @param name file name without a folder, ending in {@code .jpg}
     * @param jpeg 960 × 720 pixels, sRGB
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over once and never compared
    public record Photograph(String name, byte[] jpeg) {}

    /** Four products on a table, for the preset {@code seller}. */
    public static List<Photograph> products() {
        return SellerScenes.all().stream().map(Photographs::take).toList();
    }

    /** Three furnished rooms in daylight, for the preset {@code interior}. */
    public static List<Photograph> rooms() {
        return InteriorScenes.all().stream().map(Photographs::take).toList();
    }

    private static Photograph take(Scene scene) {
        return take(scene, WIDTH, HEIGHT);
    }

    static Photograph take(Scene scene, int width, int height) {
        BufferedImage picture = Film.develop(Renderer.render(scene, width, height), scene.exposure());
        return new Photograph(scene.name() + ".jpg", jpeg(picture));
    }

    private static byte[] jpeg(BufferedImage picture) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            ImageWriteParam settings = writer.getDefaultWriteParam();
            settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            settings.setCompressionQuality(QUALITY);
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
