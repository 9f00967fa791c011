package dev.darkroom.worker.engine.tiny;

import dev.darkroom.worker.engine.generation.Box;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What stands where, from back to front. There is always something behind everything else. */
record Layout(List<Placed> placed) {

    /** To which feedback may fill a picture; what a composition itself names may be more. */
    static final int MOST = 64;

    private static final Comparator<Placed> BACK_TO_FRONT = Comparator.<Placed, Layer>comparing(
                    each -> each.kind().layer())
            .thenComparingDouble(each -> each.kind().layer() == Layer.THINGS
                    ? each.box().bottom()
                    : each.box().y());

    /** The order in which the model saw things in front of each other; equal places keep the order of mention. */
    static Layout of(List<Placed> placed) {
        List<Placed> back = new ArrayList<>();
        List<Placed> front = new ArrayList<>();
        for (Placed each : placed.stream().sorted(BACK_TO_FRONT).toList()) {
            (isBuried(each, placed) ? front : back).add(each);
        }
        back.addAll(front);
        return new Layout(back);
    }

    /** What was put where the ground would hide it was put there to be seen. */
    private static boolean isBuried(Placed each, List<Placed> placed) {
        Layer layer = each.kind().layer();
        if (layer == Layer.BACKDROP || layer == Layer.GROUND || layer == Layer.THINGS) {
            return false;
        }
        Box box = each.box();
        return placed.stream()
                .filter(other ->
                        other.kind().layer() == Layer.GROUND && other.kind().isWide())
                .anyMatch(ground -> ground.box().overlap(box) > 0.6 * box.area());
    }

    Layout {
        placed = List.copyOf(placed);
    }

    /** With more in it. */
    Layout and(List<Placed> more) {
        List<Placed> all = new ArrayList<>(placed);
        all.addAll(more);
        return of(all);
    }

    boolean has(KnownObject kind) {
        return placed.stream().anyMatch(each -> each.kind().equals(kind));
    }
}
