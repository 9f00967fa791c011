package dev.darkroom.worker.engine.tiny;

/** Pulls what the network believes the picture to be towards what was wished for, step by step. */
@FunctionalInterface
interface Guidance {

    /**
     * Changes the picture in place.
     *
     * @param clean the picture without noise: planes of red, green, blue, -1 to 1
     * @param time 1 at the beginning of a run from nothing, near 0 at the end of any
     */
    void pull(float[] clean, double time);
}
