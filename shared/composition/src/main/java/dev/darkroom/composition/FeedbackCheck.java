package dev.darkroom.composition;

import dev.darkroom.kernel.Outcome;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Holds wished feedback against the bounds of contract {@code composition.md}. */
public final class FeedbackCheck {
    private static final int MAX_ENTRIES = 20;
    private static final int MAX_TEXT = 1000;
    private static final int MAX_URL = 4096;

    private FeedbackCheck() {}

    /**
     * Refuses with {@code INVALID_REQUEST} naming every wrong member.
     *
     * @param images the key of an image by its address; empty when it is none that this caller may use
     */
    public static Outcome<List<Feedback>> check(
            @Nullable List<Draft.@Nullable OfFeedback> drafts, Function<String, Optional<String>> images) {
        var faults = new Faults();
        var entries = Objects.requireNonNullElse(drafts, List.<Draft.OfFeedback>of());
        faults.require(
                !entries.isEmpty() && entries.size() <= MAX_ENTRIES,
                "feedback",
                "must be 1 to " + MAX_ENTRIES + " entries");
        if (entries.size() <= MAX_ENTRIES) {
            for (int i = 0; i < entries.size(); i++) {
                check(entries.get(i), images, "feedback[" + i + "]", faults);
            }
        }
        return faults.orElse(() -> entries.stream()
                .map(entry -> feedback(Objects.requireNonNull(entry), images))
                .toList());
    }

    private static void check(
            Draft.@Nullable OfFeedback entry, Function<String, Optional<String>> images, String path, Faults faults) {
        if (entry == null) {
            faults.add(path, "is required");
            return;
        }
        faults.text(entry.id(), CompositionCheck.MAX_ID, path + ".id");
        var timestamp = entry.timestamp();
        faults.require(timestamp == null || timestamp >= 0, path + ".timestamp", "must be epoch milliseconds");
        area(entry, path, faults);
        switch (Objects.requireNonNullElse(entry.type(), "")) {
            case "text" -> faults.text(entry.text(), MAX_TEXT, path + ".text");
            case "image" -> image(entry.imageUrl(), images, path + ".imageUrl", faults);
            default -> faults.add(path + ".type", "must be text or image");
        }
    }

    private static void area(Draft.OfFeedback entry, String path, Faults faults) {
        switch (Objects.requireNonNullElse(entry.area(), "")) {
            case "full" -> {}
            case "bbox" -> {
                var box = entry.bbox();
                if (box == null) {
                    faults.add(path + ".bbox", "is required with area bbox");
                } else {
                    faults.box(box, path + ".bbox");
                }
            }
            case "point" -> {
                var point = entry.point();
                if (point == null) {
                    faults.add(path + ".point", "is required with area point");
                } else {
                    faults.fraction(point.x(), path + ".point.x");
                    faults.fraction(point.y(), path + ".point.y");
                }
            }
            default -> faults.add(path + ".area", "must be full, bbox or point");
        }
    }

    private static void image(
            @Nullable String url, Function<String, Optional<String>> images, String path, Faults faults) {
        if (url == null) {
            faults.add(path, "is required with type image");
        } else {
            faults.require(
                    url.length() <= MAX_URL && images.apply(url).isPresent(),
                    path,
                    "must be the imageUrl of an upload of yours, or of an image of this session");
        }
    }

    /** Only what its area and type need is kept. */
    private static Feedback feedback(Draft.OfFeedback entry, Function<String, Optional<String>> images) {
        var area = Objects.requireNonNull(entry.area());
        var type = Objects.requireNonNull(entry.type());
        var url = entry.imageUrl();
        return new Feedback(
                Objects.requireNonNull(entry.id()),
                area,
                type,
                type.equals("text") ? entry.text() : null,
                type.equals("image") && url != null ? images.apply(url).orElseThrow() : null,
                area.equals("bbox") ? box(Objects.requireNonNull(entry.bbox())) : null,
                area.equals("point") ? point(Objects.requireNonNull(entry.point())) : null,
                entry.timestamp());
    }

    private static Feedback.Box box(Draft.OfBox box) {
        return new Feedback.Box(
                Objects.requireNonNull(box.x()),
                Objects.requireNonNull(box.y()),
                Objects.requireNonNull(box.width()),
                Objects.requireNonNull(box.height()));
    }

    private static Feedback.Point point(Draft.OfPoint point) {
        return new Feedback.Point(Objects.requireNonNull(point.x()), Objects.requireNonNull(point.y()));
    }
}
