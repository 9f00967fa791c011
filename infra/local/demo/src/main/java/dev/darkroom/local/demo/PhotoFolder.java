package dev.darkroom.local.demo;

import dev.darkroom.local.demo.scene.Photographs;
import dev.darkroom.local.demo.scene.Photographs.Photograph;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The photos of a folder, by name, and the files that are none by their extension. What a file really is, is for the worker to find out:
 * a text file called {@code .jpg} is uploaded and fails with the worker's reason.
 */
record PhotoFolder(List<Photo> photos, List<Path> skipped) {
    private static final Map<String, String> CONTENT_TYPES =
            Map.of("jpg", "image/jpeg", "jpeg", "image/jpeg", "png", "image/png", "webp", "image/webp");

    /** @throws DemoStopped when the folder is none, cannot be read or holds no photo */
    static PhotoFolder read(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new DemoStopped(
                    "--photos %s: there is no such folder. Name one that holds .jpg, .jpeg, .png or .webp files."
                            .formatted(folder));
        }
        List<Photo> photos = new ArrayList<>();
        List<Path> skipped = new ArrayList<>();
        for (Path file : files(folder)) {
            contentType(file).ifPresentOrElse(type -> photos.add(new Photo(file, type)), () -> skipped.add(file));
        }
        if (photos.isEmpty()) {
            throw new DemoStopped(
                    "--photos %s: no file in it ends in .jpg, .jpeg, .png or .webp. Name a folder that holds photos."
                            .formatted(folder));
        }
        return new PhotoFolder(List.copyOf(photos), List.copyOf(skipped));
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new DemoStopped("--photos %s: the folder cannot be read (%s).".formatted(folder, e.getMessage()));
        }
    }

    private static Optional<String> contentType(Path file) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return dot < 1
                ? Optional.empty()
                : Optional.ofNullable(CONTENT_TYPES.get(name.substring(dot + 1).toLowerCase(Locale.ROOT)));
    }

    /** Renders photos that suit the preset into the folder: rooms for {@code interior}, products for any other. */
    static PhotoFolder rendered(String preset, Path folder) {
        List<Photograph> taken = preset.equals("interior") ? Photographs.rooms() : Photographs.products();
        List<Photo> photos = new ArrayList<>();
        try {
            Files.createDirectories(folder);
            for (Photograph photograph : taken) {
                Path file = Files.write(folder.resolve(photograph.name()), photograph.jpeg());
                photos.add(new Photo(file, "image/jpeg"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write photos to " + folder, e);
        }
        return new PhotoFolder(List.copyOf(photos), List.of());
    }
}
