package dev.darkroom.worker.engine.tiny;

import dev.darkroom.worker.engine.generation.Box;
import java.util.List;

/** Finds places for objects that were not given any: the usual ones, where little is hidden. */
final class Places {

    private static final int TRIES = 9;

    private Places() {}

    /**
     * A box of the object's usual size at its usual height.
     *
     * @param taken what stands in the picture already
     * @param chance decides between places that are equally good
     */
    static Box free(KnownObject kind, List<Placed> taken, SeededNoise chance) {
        Box usual = kind.place();
        if (kind.isWide()) {
            return usual;
        }
        Box best = usual;
        double least = Double.MAX_VALUE;
        for (int i = 0; i < TRIES; i++) {
            double x = i == 0 ? usual.x() : (1 - usual.width()) * (i - 1 + chance.uniform()) / (TRIES - 1);
            Box box = Box.clipped(x, usual.y(), usual.width(), usual.height());
            double cost = hidden(box, kind, taken) + 0.05 * Math.abs(x - usual.x());
            if (cost < least) {
                best = box;
                least = cost;
            }
        }
        return best;
    }

    private static double hidden(Box box, KnownObject kind, List<Placed> taken) {
        return taken.stream()
                .filter(other -> !other.kind().isWide())
                .filter(other -> kind.layer() != Layer.FAR || other.kind().layer() == Layer.FAR)
                .mapToDouble(
                        other -> other.box().overlap(box) / Math.min(other.box().area(), box.area()))
                .sum();
    }
}
