package dev.darkroom.worker.photo;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What the header of an image file says, read without decoding a pixel.
 *
 * @param width in pixels, as stored
 * @param height in pixels, as stored
 * @param orientation EXIF orientation, 1 to 8; 1 when the file says nothing
 * @param profile embedded colour profile, as it stands in the file
 */
record PhotoFile(
        Path path,
        Format format,
        int width,
        int height,
        int orientation,
        @Nullable IccBytes profile) {

    /** Recognised by content, never by name. */
    enum Format {
        JPEG,
        PNG,
        WEBP
    }

    /** The bytes of an embedded profile. */
    static final class IccBytes {
        private final byte[] content;

        IccBytes(byte[] content) {
            this.content = content.clone();
        }

        byte[] content() {
            return content.clone();
        }
    }

    /** Photos may have at most this many pixels: 64 megapixels take 192 MB when decoded. */
    static final long MAX_PIXELS = 64_000_000;
}
