package dev.darkroom.worker.run.generation;

import dev.darkroom.contract.worker.GenerationRun;
import dev.darkroom.contract.worker.GenerationRun.Placement;
import dev.darkroom.contract.worker.GenerationRun.Wish;
import dev.darkroom.storage.ObjectStore;
import dev.darkroom.worker.engine.generation.Area;
import dev.darkroom.worker.engine.generation.Box;
import dev.darkroom.worker.engine.generation.Branch;
import dev.darkroom.worker.engine.generation.Composition;
import dev.darkroom.worker.engine.generation.Feedback;
import dev.darkroom.worker.photo.Mats;
import dev.darkroom.worker.photo.Photo;
import dev.darkroom.worker.photo.PhotoReader;
import dev.darkroom.worker.photo.PhotoRefused;
import dev.darkroom.worker.photo.Shrunk;
import dev.darkroom.worker.run.Brief;
import dev.darkroom.worker.run.StoredPhoto;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.opencv.core.CvException;

/** From a message to what an engine understands, with the images that it names. */
final class ReadComposition {

    private final ObjectStore store;

    ReadComposition(ObjectStore store) {
        this.store = store;
    }

    /**
     * Reads every image once, smaller when it is larger than the canvas: twenty references of 64 megapixels would not fit the memory.
     *
     * @param scope owns the images
     * @throws PhotoRefused when an image can never be read
     * @throws IllegalArgumentException when a number is out of its bounds; says which
     * @throws dev.darkroom.storage.ObjectStoreUnavailable when the store does not answer
     */
    Composition read(GenerationRun run, Mats scope) throws PhotoRefused {
        return new Composition(
                Objects.requireNonNullElse(run.prompt(), ""),
                things(run),
                run.width(),
                run.height(),
                run.totalSteps(),
                run.seed(),
                branch(run, scope));
    }

    private static List<Composition.Thing> things(GenerationRun run) {
        for (Placement placement : run.bboxes()) {
            Brief.require(
                    run.objects().stream().anyMatch(object -> object.id().equals(placement.objectId())),
                    "a box belongs to no object");
        }
        return run.objects().stream()
                .map(object -> new Composition.Thing(object.label(), boxes(object, run.bboxes())))
                .toList();
    }

    private static List<Box> boxes(GenerationRun.Thing object, List<Placement> placements) {
        return placements.stream()
                .filter(placement -> object.id().equals(placement.objectId()))
                .map(box -> new Box(box.x(), box.y(), box.width(), box.height()))
                .toList();
    }

    private @Nullable Branch branch(GenerationRun run, Mats scope) throws PhotoRefused {
        GenerationRun.Source source = run.source();
        if (source == null && run.feedback().isEmpty()) {
            return null;
        }
        int longest = Math.max(run.width(), run.height());
        String key = source == null ? null : source.imageKey();
        Photo from = key == null ? null : image(key, "source image", longest, scope);
        List<Feedback> feedback = new ArrayList<>();
        for (Wish wish : run.feedback()) {
            feedback.add(feedback(wish, longest, scope));
        }
        return new Branch(from, feedback);
    }

    private Feedback feedback(Wish wish, int longest, Mats scope) throws PhotoRefused {
        Area area = area(wish);
        return switch (wish.type()) {
            case "text" -> new Feedback.Words(area, given(wish.text(), "a feedback of type text has no text"));
            case "image" ->
                new Feedback.Reference(
                        area,
                        image(
                                given(wish.imageKey(), "a feedback of type image has no image"),
                                "reference image",
                                longest,
                                scope));
            default -> throw new IllegalArgumentException("unknown type of feedback: " + wish.type());
        };
    }

    private static Area area(Wish wish) {
        return switch (wish.area()) {
            case "full" -> new Area.Full();
            case "bbox" -> {
                GenerationRun.Box box = given(wish.bbox(), "a feedback on a box has no box");
                yield new Area.Region(new Box(box.x(), box.y(), box.width(), box.height()));
            }
            case "point" -> {
                GenerationRun.Point point = given(wish.point(), "a feedback on a point has no point");
                yield new Area.Around(point.x(), point.y());
            }
            default -> throw new IllegalArgumentException("unknown area of feedback: " + wish.area());
        };
    }

    private static <T> T given(@Nullable T value, String otherwise) {
        if (value == null) {
            throw new IllegalArgumentException(otherwise);
        }
        return value;
    }

    private Photo image(String key, String name, int longest, Mats scope) throws PhotoRefused {
        try {
            Path file = Files.createTempFile("image-", null);
            try {
                StoredPhoto.fetch(store, key, file, name);
                return shrunk(file, name, longest, scope);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException full) {
            throw new UncheckedIOException("the disk does not take the " + name, full);
        }
    }

    private static Photo shrunk(Path file, String name, int longest, Mats scope) throws PhotoRefused, IOException {
        try (Mats large = new Mats()) {
            return new Photo(Shrunk.onWhite(PhotoReader.read(file, large), longest, scope), null);
        } catch (PhotoRefused refused) {
            throw new PhotoRefused("the %s cannot be used: %s".formatted(name, refused.sentence()));
        } catch (CvException damaged) {
            throw new PhotoRefused("the %s cannot be read".formatted(name));
        }
    }
}
