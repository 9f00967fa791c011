package dev.darkroom.worker.engine;

import dev.darkroom.worker.photo.Mats;
import dev.darkroom.worker.photo.Photo;
import dev.darkroom.worker.photo.PhotoRefused;
import java.util.Map;
import org.opencv.core.Mat;

/** Finds concepts in photos. Called by several threads at once, each with its own photo and scope. */
public interface RulesEngine {

    /**
     * One mask for each concept asked for: 8 bits, 0 outside, 255 inside, values between where the engine is unsure. A mask may be
     * smaller than the photo, in the same proportions; whoever uses it follows the photo's edges when enlarging it.
     *
     * @param photo not changed
     * @param scope owns the masks
     * @throws PhotoRefused when no answer about this photo can be had, ever
     * @throws EngineUnavailable when the engine cannot answer now
     */
    Map<String, Mat> find(Photo photo, Search search, Mats scope) throws PhotoRefused;
}
