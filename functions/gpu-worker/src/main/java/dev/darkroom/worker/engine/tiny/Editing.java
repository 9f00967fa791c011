package dev.darkroom.worker.engine.tiny;

import dev.darkroom.worker.engine.generation.Area;
import dev.darkroom.worker.engine.generation.AreaMask;
import dev.darkroom.worker.engine.generation.Box;
import dev.darkroom.worker.engine.generation.Composition;
import dev.darkroom.worker.engine.generation.Feedback;
import dev.darkroom.worker.photo.Mats;
import java.util.ArrayList;
import java.util.List;
import org.opencv.core.Mat;

/** Reads feedback: which area it opens, what it wishes for, which objects it adds. */
final class Editing {

    /** Light and sharpness need little noise: everything stays recognisable. */
    private static final double RETOUCH = 0.3;

    /** Words that the engine does not know ask for something, so something changes. */
    private static final double REPAINT = 0.55;

    /** Another palette, another structure. */
    private static final double RESTYLE = 0.6;

    /** As many as a prompt gives; each costs time in every step. */
    private static final int MOST_ADDED = 10;

    private final Vocabulary vocabulary;
    private final Staging staging;
    private final Composition composition;
    private final Grid grid;

    Editing(Vocabulary vocabulary, Staging staging, Composition composition, Grid grid) {
        this.vocabulary = vocabulary;
        this.staging = staging;
        this.composition = composition;
        this.grid = grid;
    }

    /** One edit for each feedback, in their order; an object that one adds is there for the next. */
    List<Edit> edits(List<Feedback> feedback, Layout layout, Mats scope) {
        List<Edit> edits = new ArrayList<>();
        Layout growing = layout;
        for (Feedback each : feedback) {
            Mat open = AreaMask.of(each.area(), composition.width(), composition.height(), scope);
            Box bounds = AreaMask.bounds(each.area(), composition.width(), composition.height());
            Edit edit = switch (each) {
                case Feedback.Reference shown ->
                    new Edit(open, grid, bounds, Wishes.NONE, List.of(), shown.image(), RESTYLE);
                case Feedback.Words said -> {
                    Wishes wishes = vocabulary.phrases().wishes(said.text());
                    List<Placed> added = added(said, bounds, growing);
                    boolean understood = !wishes.equals(Wishes.NONE) || !added.isEmpty();
                    yield new Edit(open, grid, bounds, wishes, added, null, understood ? RETOUCH : REPAINT);
                }
            };
            growing = growing.and(edit.added());
            edits.add(edit);
        }
        return edits;
    }

    /** On the whole picture a word adds what is not there yet; in a part of it, side by side, whatever it names. */
    private List<Placed> added(Feedback.Words said, Box bounds, Layout layout) {
        var chance = new SeededNoise(composition.seed() * 31 + said.text().hashCode());
        List<Placed> taken = new ArrayList<>(layout.placed());
        List<Placed> added = new ArrayList<>();
        boolean everywhere = said.area() instanceof Area.Full;
        List<Staging.Named> named = staging.all(said.text()).stream()
                .filter(each -> !everywhere || !layout.has(each.kind()) || each.colour() != null)
                .limit(Math.clamp(Layout.MOST - layout.placed().size(), 0, MOST_ADDED))
                .toList();
        for (Staging.Named each : named) {
            Placed placed;
            if (everywhere) {
                placed = layout.placed().stream()
                        .filter(there -> there.kind().equals(each.kind()))
                        .findFirst()
                        .map(there -> staging.place(each, there.box(), chance))
                        .orElseGet(() -> staging.place(each, taken, chance));
            } else {
                double width = bounds.width() / named.size();
                double left = bounds.x() + added.size() * width;
                placed = staging.place(each, Box.clipped(left, bounds.y(), width, bounds.height()), chance);
            }
            taken.add(placed);
            added.add(placed);
        }
        return added;
    }
}
