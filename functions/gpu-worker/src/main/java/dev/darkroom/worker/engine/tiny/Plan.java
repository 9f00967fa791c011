package dev.darkroom.worker.engine.tiny;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opencv.core.Mat;

/**
 * All that a run does, decided before its first step.
 *
 * @param frame what keeps pixels as they were; {@code null} for a run that may change all of them
 */
record Plan(
        Layout layout,
        LayoutMaps maps,
        Start start,
        Light light,
        List<Guidance> guidance,
        @Nullable Frame frame) {

    /**
     * Part of an image that is to stay.
     *
     * @param source 8 bits, of the canvas' size
     * @param open 8 bits, 0 where the source stays to the bit, 255 where nothing of it does
     */
    record Frame(Mat source, Mat open) {}
}
