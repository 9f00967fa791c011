package dev.darkroom.worker.engine.generation;

import org.opencv.core.Mat;

/** Who waits for the images of a run. */
@FunctionalInterface
public interface Steps {

    /**
     * One step is done.
     *
     * @param step counts from 1
     * @param bgr the image so far, 8 bits, of the composition's size; belongs to the engine and is good until this call returns
     * @return whether to go on; after {@code false} nothing more is computed or shown
     */
    boolean show(int step, Mat bgr) throws InterruptedException;

    /** Whether somebody still waits; for engines that wait themselves, without a step to show for long. */
    default boolean areWanted() {
        return true;
    }
}
