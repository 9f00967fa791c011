package dev.darkroom.composition;

import dev.darkroom.kernel.Outcome;
import dev.darkroom.kernel.Problem;
import dev.darkroom.kernel.Problem.Kind;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Holds a wished composition against the bounds of contract {@code composition.md}. */
public final class CompositionCheck {
    /** Longest prompt in characters. */
    public static final int MAX_PROMPT = 2000;

    static final int MAX_ID = 64;
    private static final int MAX_LABEL = 100;
    private static final int MAX_OBJECTS = 50;
    private static final int MAX_PLACEMENTS = 50;
    private static final int DEFAULT_SIDE = 512;
    private static final int DEFAULT_STEPS = 20;

    /** What every client of JSON reads without loss. */
    private static final long MAX_SEED = (1L << 53) - 1;

    private static final String DEFAULT_COLOR = "#6366f1";
    private static final Pattern COLOR = Pattern.compile("#[0-9a-fA-F]{6}");

    private CompositionCheck() {}

    /**
     * A composition that can be begun.
     *
     * @param seed null when the client leaves it to us
     */
    public record Checked(
            String prompt,
            List<SceneObject> objects,
            List<Placement> placements,
            int width,
            int height,
            int totalSteps,
            @Nullable Long seed) {}

    /** Refuses with {@code INVALID_PROMPT}, or {@code INVALID_REQUEST} naming every wrong member. */
    public static Outcome<Checked> check(Draft.OfComposition draft) {
        return switch (prompt(draft.prompt())) {
            case Outcome.Refused<String> refused -> Outcome.refused(refused.problem());
            case Outcome.Done<String> prompt -> check(prompt.value(), draft);
        };
    }

    /** Refuses with {@code INVALID_PROMPT}. */
    public static Outcome<String> prompt(@Nullable String prompt) {
        return prompt == null || prompt.isBlank() || prompt.length() > MAX_PROMPT
                ? Outcome.refused(new Problem(
                        Kind.INVALID_PROMPT,
                        "prompt: must be 1 to " + MAX_PROMPT + " characters",
                        Map.of("field", "prompt")))
                : Outcome.done(prompt.strip());
    }

    private static Outcome<Checked> check(String prompt, Draft.OfComposition draft) {
        var faults = new Faults();
        var objects = Objects.requireNonNullElse(draft.objects(), List.<Draft.OfObject>of());
        var placements = Objects.requireNonNullElse(draft.placements(), List.<Draft.OfPlacement>of());
        faults.require(objects.size() <= MAX_OBJECTS, "objects", "must be at most " + MAX_OBJECTS);
        faults.require(placements.size() <= MAX_PLACEMENTS, "bboxes", "must be at most " + MAX_PLACEMENTS);
        var ids = objects(objects, faults);
        placements(placements, ids, faults);
        faults.number(draft.width(), 256, 1024, 64, "width");
        faults.number(draft.height(), 256, 1024, 64, "height");
        faults.number(draft.totalSteps(), 1, 100, 1, "totalSteps");
        var seed = draft.seed();
        faults.require(seed == null || (seed >= 0 && seed <= MAX_SEED), "seed", "must be 0 to " + MAX_SEED);
        return faults.orElse(() -> new Checked(
                prompt,
                objects.stream().map(CompositionCheck::object).toList(),
                placements.stream().map(CompositionCheck::placement).toList(),
                Objects.requireNonNullElse(draft.width(), DEFAULT_SIDE),
                Objects.requireNonNullElse(draft.height(), DEFAULT_SIDE),
                Objects.requireNonNullElse(draft.totalSteps(), DEFAULT_STEPS),
                seed));
    }

    private static Set<String> objects(List<Draft.@Nullable OfObject> objects, Faults faults) {
        var ids = new HashSet<String>();
        for (int i = 0; i < objects.size(); i++) {
            var path = "objects[" + i + "]";
            var object = objects.get(i);
            if (object == null) {
                faults.add(path, "is required");
                continue;
            }
            faults.text(object.id(), MAX_ID, path + ".id");
            faults.text(object.label(), MAX_LABEL, path + ".label");
            faults.require(
                    object.color() == null || COLOR.matcher(object.color()).matches(),
                    path + ".color",
                    "must be a colour like #6366f1");
            if (object.id() != null) {
                faults.require(ids.add(object.id()), path + ".id", "is another object's");
            }
        }
        return ids;
    }

    private static void placements(List<Draft.@Nullable OfPlacement> placements, Set<String> ids, Faults faults) {
        for (int i = 0; i < placements.size(); i++) {
            var path = "bboxes[" + i + "]";
            var placement = placements.get(i);
            if (placement == null) {
                faults.add(path, "is required");
                continue;
            }
            var object = placement.objectId();
            faults.require(object != null && ids.contains(object), path + ".objectId", "is none of objects");
            faults.box(new Draft.OfBox(placement.x(), placement.y(), placement.width(), placement.height()), path);
        }
    }

    private static SceneObject object(Draft.@Nullable OfObject checked) {
        var object = Objects.requireNonNull(checked);
        return new SceneObject(
                Objects.requireNonNull(object.id()),
                Objects.requireNonNull(object.label()).strip(),
                Objects.requireNonNullElse(object.color(), DEFAULT_COLOR));
    }

    private static Placement placement(Draft.@Nullable OfPlacement checked) {
        var placement = Objects.requireNonNull(checked);
        return new Placement(
                Objects.requireNonNull(placement.objectId()),
                Objects.requireNonNull(placement.x()),
                Objects.requireNonNull(placement.y()),
                Objects.requireNonNull(placement.width()),
                Objects.requireNonNull(placement.height()));
    }
}
