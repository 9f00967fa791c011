package dev.darkroom.worker.run.rules;

import dev.darkroom.contract.worker.RulesRun.Item;
import dev.darkroom.storage.ObjectStore;
import dev.darkroom.worker.engine.RulesEngine;
import dev.darkroom.worker.paint.Painter;
import dev.darkroom.worker.photo.Mats;
import dev.darkroom.worker.photo.Photo;
import dev.darkroom.worker.photo.PhotoReader;
import dev.darkroom.worker.photo.PhotoRefused;
import dev.darkroom.worker.photo.PhotoWriter;
import dev.darkroom.worker.run.StoredPhoto;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import org.opencv.core.Mat;

/** From a stored photo to its stored result. Keeps nothing in memory or on disk afterwards. */
public final class PhotoWork {

    /** Long enough for a segmenter that starts cold, short enough that a leaked link is soon worthless. */
    private static final Duration LINK_LIFE = Duration.ofMinutes(15);

    private final ObjectStore store;
    private final RulesEngine engine;
    private final InstantSource clock;

    /** Shared by all runs. */
    public PhotoWork(ObjectStore store, RulesEngine engine, InstantSource clock) {
        this.store = store;
        this.engine = engine;
        this.clock = clock;
    }

    /**
     * Writes result and preview of one photo.
     *
     * @throws PhotoRefused when this photo can never be processed
     * @throws dev.darkroom.storage.ObjectStoreUnavailable when the store does not answer
     * @throws dev.darkroom.worker.engine.EngineUnavailable when the engine does not answer
     */
    void process(Item item, RulesBrief brief) throws PhotoRefused, IOException {
        Path folder = Files.createTempDirectory("photo-");
        Path input = folder.resolve("input");
        Path output = folder.resolve("result.png");
        Path preview = folder.resolve("preview.jpg");
        try {
            StoredPhoto.fetch(store, item.inputKey(), input, "photo");
            change(item, brief, input, output, preview);
            store.upload(item.outputKey(), output, "image/png");
            store.upload(item.previewKey(), preview, "image/jpeg");
        } finally {
            for (Path file : new Path[] {input, output, preview, folder}) {
                Files.deleteIfExists(file);
            }
        }
    }

    private void change(Item item, RulesBrief brief, Path input, Path output, Path preview)
            throws PhotoRefused, IOException {
        try (Mats scope = new Mats()) {
            Photo photo = PhotoReader.read(input, scope);
            Map<String, Mat> masks = engine.find(photo, brief.search(() -> link(item)), scope);
            var protect = brief.protect().stream()
                    .map(masks::get)
                    .filter(Objects::nonNull)
                    .toList();
            Painter.apply(photo, brief.changes(), masks, protect);
            PhotoWriter.writePng(photo, output);
            PhotoWriter.writePreview(photo, preview);
        }
    }

    private URI link(Item item) {
        return store.presignDownload(item.inputKey(), clock.instant(), LINK_LIFE);
    }
}
