package dev.darkroom.worker.engine.cpu;

import dev.darkroom.worker.engine.RulesEngine;
import dev.darkroom.worker.engine.Search;
import dev.darkroom.worker.photo.Mats;
import dev.darkroom.worker.photo.Photo;
import java.util.LinkedHashMap;
import java.util.Map;
import org.opencv.core.Mat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the concepts of the presets {@code seller} and {@code interior}; any other concept has an empty mask. */
public final class CpuEngine implements RulesEngine {

    private static final Logger LOG = LoggerFactory.getLogger(CpuEngine.class);

    @Override
    public Map<String, Mat> find(Photo photo, Search search, Mats scope) {
        try (Mats steps = new Mats()) {
            Scene scene = Scene.of(photo.bgr(), steps);
            ConceptFinder finder = switch (search.preset()) {
                case "seller" -> new SellerConcepts(scene, steps);
                case "interior" -> new InteriorConcepts(scene, steps);
                default ->
                    concept -> {
                        LOG.warn("preset {} is unknown to the cpu engine: {} stays as it is", search.preset(), concept);
                        return scene.nothing(steps);
                    };
            };
            Map<String, Mat> found = new LinkedHashMap<>();
            for (String concept : search.concepts()) {
                found.put(concept, scope.own(finder.find(concept).clone()));
            }
            return found;
        }
    }
}
