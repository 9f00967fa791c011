package dev.darkroom.worker.engine.tiny;

import dev.darkroom.worker.engine.generation.Composition;
import dev.darkroom.worker.engine.generation.GenerationEngine;
import dev.darkroom.worker.engine.generation.Steps;
import dev.darkroom.worker.photo.Blending;
import dev.darkroom.worker.photo.Mats;
import org.opencv.core.Mat;

/**
 * The model that ships with the worker. On one core a step takes some 20 ms, and showing it as much again at 512 × 512 or 100 ms at
 * 1024 × 1024; the network takes 65 MB, a run up to 60 MB more.
 */
public final class TinyEngine implements GenerationEngine, AutoCloseable {

    private final SceneModel model;
    private final Planning planning;

    /** Loads the network, once for all runs. */
    public TinyEngine() {
        model = SceneModel.shipped();
        planning = new Planning(Vocabulary.shipped());
    }

    @Override
    public void generate(Composition composition, int from, Steps steps) throws InterruptedException {
        if (from < 1 || from > composition.steps()) {
            throw new IllegalArgumentException("a run of " + composition.steps() + " steps has no step " + from);
        }
        try (Mats scope = new Mats()) {
            Plan plan = planning.plan(composition, scope);
            try (SceneModel.Easel easel = model.easel(plan.maps());
                    Enlarger enlarger = new Enlarger(
                            plan.layout(),
                            plan.maps(),
                            composition.width(),
                            composition.height(),
                            plan.light().sharpness())) {
                Sampler.run(
                        easel,
                        plan.maps().grid(),
                        plan.start(),
                        plan.light(),
                        plan.guidance(),
                        composition.steps(),
                        composition.seed(),
                        (step, clean) -> step < from || show(step, clean, plan, enlarger, steps));
            }
        }
    }

    private static boolean show(int step, float[] clean, Plan plan, Enlarger enlarger, Steps steps)
            throws InterruptedException {
        try (Mats scope = new Mats()) {
            Mat small = Pixels.toBgr(clean, plan.maps().grid(), scope);
            Mat image = enlarger.enlarge(small, scope);
            Plan.Frame frame = plan.frame();
            if (frame == null) {
                return steps.show(step, image);
            }
            Mat framed = scope.own(frame.source().clone());
            Blending.lay(image, frame.open(), framed);
            return steps.show(step, framed);
        }
    }

    /** Frees the network; no run may be going on. */
    @Override
    public void close() {
        model.close();
    }
}
