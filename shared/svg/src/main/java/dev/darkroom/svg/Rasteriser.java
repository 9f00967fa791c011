package dev.darkroom.svg;

import dev.darkroom.kernel.Outcome;
import java.util.OptionalInt;

/** Draws frames as PNG. */
public interface Rasteriser {
    /** Largest width and height in pixels. */
    int MAX_SIDE = 4096;

    /** Largest picture in pixels: 32 MiB while it is drawn, of which a small function has room for one. */
    int MAX_PIXELS = 8 * 1024 * 1024;

    /** Largest file: an answer of a function has 6 MB, in which four bytes stand for three. */
    int MAX_BYTES = 4 * 1024 * 1024;

    /**
     * The frame as a PNG file; text in the bundled typeface, the same on every machine.
     *
     * @param width in pixels, 1 to {@link #MAX_SIDE}, the height follows; empty for the frame's own size
     * @return refuses with {@code INVALID_REQUEST} a size that is out of bounds, and what takes too long to draw
     *     or becomes too large a file
     */
    Outcome<byte[]> png(Frame frame, OptionalInt width);
}
