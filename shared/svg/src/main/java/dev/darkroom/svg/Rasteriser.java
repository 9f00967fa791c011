package dev.darkroom.svg;

import dev.darkroom.kernel.Outcome;
import java.util.OptionalInt;

/** Draws frames as PNG. */
public interface Rasteriser {
    /** Largest width and height in pixels. */
    int MAX_SIDE = 4096;

    /**
     * The frame as a PNG file; text in the bundled typeface, the same on every machine.
     *
     * @param width in pixels, 1 to {@link #MAX_SIDE}, the height follows; empty for the frame's own size
     * @return refuses with {@code INVALID_REQUEST} a size that is out of bounds, and what takes too long to draw
     */
    Outcome<byte[]> png(Frame frame, OptionalInt width);
}
