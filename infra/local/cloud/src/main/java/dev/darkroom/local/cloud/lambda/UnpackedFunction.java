package dev.darkroom.local.cloud.lambda;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * A function's zip, unpacked once: its classes as one jar (an ahead-of-time cache wants jars), then the jars of {@code lib/}. The
 * folder's name carries the zip's hash, so a changed zip is a new folder and nothing in it ever goes stale.
 *
 * @param folder stays the same for the same zip
 * @param classPath the classes jar first, then {@code lib/} in alphabetical order, as Lambda has it
 */
record UnpackedFunction(Path folder, List<Path> classPath) {
    private static final String CLASSES = "classes.jar";
    /** Another cloud may still run an earlier zip of the same function. */
    private static final int KEPT = 3;

    static UnpackedFunction of(Path zip, Path cache) throws IOException {
        if (!Files.exists(zip)) {
            throw new IOException("The function is not built: " + zip + " is missing; run ./mvnw package");
        }
        Path folder = cache.resolve(zipName(zip) + "-" + hash(zip));
        if (!Files.exists(folder)) {
            unpack(zip, folder);
            forgetEarlier(cache, zipName(zip) + "-");
        }
        return new UnpackedFunction(folder, jars(folder));
    }

    private static String zipName(Path zip) {
        return zip.getNameCount() >= 3 ? zip.getName(zip.getNameCount() - 3).toString() : "function";
    }

    private static String hash(Path zip) throws IOException {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            try (var in = new DigestInputStream(Files.newInputStream(zip), digest)) {
                in.transferTo(java.io.OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(digest.digest()).substring(0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    /** Into a folder aside, then renamed: a start that was cut off leaves nothing that looks complete. */
    private static void unpack(Path zip, Path folder) throws IOException {
        Path parent = folder.toAbsolutePath().getParent();
        Files.createDirectories(parent);
        Path aside = Files.createTempDirectory(parent, "unpacking");
        try (var in = new ZipInputStream(Files.newInputStream(zip));
                var classes = new ZipOutputStream(Files.newOutputStream(aside.resolve(CLASSES)))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                place(entry, in, classes, aside);
            }
        }
        try {
            Files.move(aside, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException another) {
            delete(aside); // another cloud unpacked the same zip meanwhile
        }
    }

    private static void place(ZipEntry entry, InputStream in, ZipOutputStream classes, Path aside) throws IOException {
        if (entry.getName().startsWith("lib/")) {
            if (entry.isDirectory()) {
                return;
            }
            Path target = aside.resolve(entry.getName()).normalize();
            if (!target.startsWith(aside)) {
                throw new IOException("The zip has an entry outside itself: " + entry.getName());
            }
            Files.createDirectories(target.getParent());
            Files.copy(in, target);
        } else {
            // Folders too: frameworks list them on the class path.
            var copy = new ZipEntry(entry.getName());
            copy.setTime(0);
            classes.putNextEntry(copy);
            in.transferTo(classes);
            classes.closeEntry();
        }
    }

    private static List<Path> jars(Path folder) throws IOException {
        List<Path> jars = new ArrayList<>(List.of(folder.resolve(CLASSES)));
        Path lib = folder.resolve("lib");
        if (Files.isDirectory(lib)) {
            try (Stream<Path> files = Files.list(lib)) {
                files.filter(file -> file.toString().endsWith(".jar")).sorted().forEach(jars::add);
            }
        }
        return jars;
    }

    /** A folder with its cache takes a hundred megabytes, and each build makes another. */
    private static void forgetEarlier(Path cache, String prefix) throws IOException {
        List<Path> folders;
        try (Stream<Path> all = Files.list(cache)) {
            folders = all.filter(folder -> folder.getFileName().toString().startsWith(prefix))
                    .sorted(Comparator.comparing(UnpackedFunction::modified).reversed())
                    .toList();
        }
        for (Path folder : folders.subList(Math.min(KEPT, folders.size()), folders.size())) {
            delete(folder);
        }
    }

    private static FileTime modified(Path folder) {
        try {
            return Files.getLastModifiedTime(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
