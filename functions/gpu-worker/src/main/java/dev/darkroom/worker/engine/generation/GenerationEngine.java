package dev.darkroom.worker.engine.generation;

/** Makes pictures from compositions. Called by several threads at once, each with its own composition. */
public interface GenerationEngine {

    /**
     * Shows the image of each step from {@code from} to the last one, in order. An engine may compute the steps before again: nothing of
     * an earlier attempt is kept, and the same composition gives the same images, to the byte on machines of one kind and to the eye on
     * others.
     *
     * @param from first step to show, 1 to the composition's steps; more than 1 when an earlier attempt has reported the steps before
     * @throws GenerationFailed when this engine can never make this composition
     * @throws dev.darkroom.worker.engine.EngineUnavailable when the engine cannot answer now
     * @throws InterruptedException when the thread is interrupted, or showing a step is; nothing is shown after that
     */
    void generate(Composition composition, int from, Steps steps) throws GenerationFailed, InterruptedException;
}
