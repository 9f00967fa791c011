package dev.darkroom.worker.run.generation;

import dev.darkroom.worker.engine.generation.Composition;
import dev.darkroom.worker.engine.generation.GenerationEngine;
import dev.darkroom.worker.engine.generation.Steps;
import dev.darkroom.worker.photo.Mats;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Scalar;

/** Takes no time: step n is an image of level n, and its memory is used again for the next. */
final class GreyEngine implements GenerationEngine {

    /** The steps that were computed, whoever saw them. */
    final List<Integer> computed = new CopyOnWriteArrayList<>();

    @Override
    public void generate(Composition composition, int from, Steps steps) throws InterruptedException {
        try (Mats scope = new Mats()) {
            Mat image = scope.own(new Mat(composition.height(), composition.width(), CvType.CV_8UC3));
            for (int step = from; step <= composition.steps(); step++) {
                computed.add(step);
                image.setTo(Scalar.all(step));
                if (!steps.show(step, image)) {
                    return;
                }
                image.setTo(Scalar.all(255));
            }
        }
    }
}
