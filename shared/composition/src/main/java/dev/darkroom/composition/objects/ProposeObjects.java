package dev.darkroom.composition.objects;

import dev.darkroom.composition.SceneObject;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;

/** Proposes the objects that boxes are drawn for. */
public final class ProposeObjects {
    /** In this order (contract); as many as there can be objects. */
    private static final List<String> COLORS = List.of(
            "#6366f1", "#8b5cf6", "#ec4899", "#f43f5e", "#ef4444", "#f59e0b", "#eab308", "#84cc16", "#22c55e",
            "#10b981");

    private final ObjectNaming naming;
    private final InstantSource clock;

    public ProposeObjects(ObjectNaming naming, InstantSource clock) {
        this.naming = naming;
        this.clock = clock;
    }

    /**
     * The objects of a prompt in order of mention, 1 to 10; when none is found, one that is called by the prompt's main words.
     *
     * @param prompt any text; that it is neither blank nor too long is the caller's to say
     */
    public List<SceneObject> of(String prompt) {
        List<String> found = Labels.of(naming.labels(prompt));
        List<String> labels = found.isEmpty() ? List.of(MainWords.of(prompt)) : found;
        long now = clock.millis();
        return IntStream.range(0, labels.size())
                .mapToObj(i -> new SceneObject("obj_" + now + "_" + i, labels.get(i), COLORS.get(i)))
                .toList();
    }
}
