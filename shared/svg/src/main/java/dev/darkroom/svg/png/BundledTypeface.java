package dev.darkroom.svg.png;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/** The typeface of every drawing. Its name is nobody else's, so that no machine has another one of that name. */
final class BundledTypeface {
    static final String FAMILY = "Darkroom Sans";

    private static final String FILE = "DarkroomSans-Regular.otf.gz";

    private BundledTypeface() {}

    /** Makes it known to this Java, once: before the first drawing. */
    static void register() {
        System.setProperty("java.awt.headless", "true");
        try (var packed = Objects.requireNonNull(BundledTypeface.class.getResourceAsStream(FILE), FILE);
                var file = new GZIPInputStream(packed)) {
            var font = Font.createFont(Font.TRUETYPE_FONT, file);
            GraphicsEnvironment.getLocalGraphicsEnvironment().registerFont(font);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (FontFormatException e) {
            throw new IllegalStateException(FILE + " is no font", e);
        }
    }
}
