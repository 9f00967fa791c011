package dev.darkroom.worker.engine.tiny;

import dev.darkroom.worker.engine.generation.Box;
import dev.darkroom.worker.engine.generation.Branch;
import dev.darkroom.worker.engine.generation.Composition;
import dev.darkroom.worker.photo.Mats;
import dev.darkroom.worker.photo.Photo;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.opencv.core.Core;
import org.opencv.core.Mat;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/** Decides what a run does; the same composition always gives the same plan. */
final class Planning {

    /** A pixel that goes further back than this is no measure of what the source was like. */
    private static final float CHANGED = 0.5f;

    /** Of an area: when less than this stays what it is, nothing can be measured against the source. */
    private static final double MEASURABLE = 0.1;

    private final Vocabulary vocabulary;
    private final Staging staging;

    Planning(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        staging = new Staging(vocabulary);
    }

    /** @param scope owns the images of the plan */
    Plan plan(Composition composition, Mats scope) {
        Grid grid = Grid.of(composition.width(), composition.height());
        Layout layout = staging.layout(composition);
        Light light = vocabulary.phrases().light(composition.prompt());
        Branch branch = composition.branch();
        return branch == null
                ? new Plan(layout, new LayoutMaps(layout, grid), Start.nothing(grid), light, List.of(), null)
                : branch(composition, branch, layout, light, grid, scope);
    }

    private Plan branch(Composition composition, Branch branch, Layout layout, Light light, Grid grid, Mats scope) {
        List<Edit> edits = new Editing(vocabulary, staging, composition, grid).edits(branch.feedback(), layout, scope);
        Layout all = layout;
        Light lit = light;
        for (Edit edit : edits) {
            all = all.and(edit.added());
            lit = lit.with(edit.wishes().times(edit.bounds().area()));
        }
        var maps = new LayoutMaps(all, grid);
        Photo from = branch.source();
        if (from == null) {
            Start nothing = Start.nothing(grid);
            return new Plan(all, maps, nothing, lit, guidance(edits, nothing, grid), null);
        }
        Mat source = scope.mat();
        Size canvas = new Size(composition.width(), composition.height());
        Imgproc.resize(from.bgr(), source, canvas, 0, 0, Imgproc.INTER_AREA);
        var start = new Start(Pixels.toPlanes(source, grid), strength(edits, grid));
        var frame = new Plan.Frame(source, open(edits, scope));
        return new Plan(all, maps, start, lit, guidance(edits, start, grid), frame);
    }

    private static float[] strength(List<Edit> edits, Grid grid) {
        float[] strength = new float[grid.area()];
        for (Edit edit : edits) {
            float[] own = edit.strength(grid);
            for (int i = 0; i < strength.length; i++) {
                strength[i] = Math.max(strength[i], own[i]);
            }
        }
        return strength;
    }

    private static List<Guidance> guidance(List<Edit> edits, Start start, Grid grid) {
        List<Guidance> guidance = new ArrayList<>();
        Wishes all = edits.stream().map(Edit::wishes).reduce(Wishes.NONE, Wishes::and);
        // "brighter" and "warmer" for the same area are one pull, else each would take back what the other did
        Map<Box, Edit> toned = new LinkedHashMap<>();
        for (Edit edit : edits) {
            if (edit.reference() == null) {
                toned.merge(edit.bounds(), edit, (one, other) -> one.and(other.wishes()));
            } else if (sum(edit.share()) > 0) {
                guidance.add(new ReferenceGuidance(edit.reference(), edit.bounds(), edit.share(), grid));
            }
        }
        for (Edit edit : toned.values()) {
            float[] share = edit.share();
            float[] unchanged = unchanged(share, start.strength());
            if (sum(unchanged) > MEASURABLE * sum(share)) {
                guidance.add(new ToneGuidance(share, unchanged, edit.wishes(), all).from(start.image()));
            } else if (!edit.wishes().equals(Wishes.NONE) && sum(share) > 0) {
                guidance.add(new ToneGuidance(share, share, edit.wishes(), all));
            }
        }
        return guidance;
    }

    /** Where the area stays what it is. */
    private static float[] unchanged(float[] share, float[] strength) {
        float[] weight = new float[share.length];
        for (int i = 0; i < share.length; i++) {
            weight[i] = strength[i] > CHANGED ? 0 : share[i];
        }
        return weight;
    }

    private static double sum(float[] shares) {
        double sum = 0;
        for (float share : shares) {
            sum += share;
        }
        return sum;
    }

    private static Mat open(List<Edit> edits, Mats scope) {
        Mat open = scope.own(edits.getFirst().open().clone());
        edits.forEach(edit -> Core.max(open, edit.open(), open));
        return open;
    }
}
