package dev.darkroom.worker.engine.cpu;

import org.opencv.core.Mat;

/** Where a concept is, in one scene. */
interface ConceptFinder {

    /** A mask of the scene's size, 0 or 255; empty of pixels for a concept that the preset does not have. */
    Mat find(String concept);
}
