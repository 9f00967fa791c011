package dev.darkroom.local.cloud;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/** Files that only their owner may read: they hold keys. */
public final class OwnerFile {
    private OwnerFile() {}

    /** A new file, then a rename: a crash leaves the old content or the new one. Makes the folder. */
    public static void write(Path file, byte[] content) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path made = Files.createTempFile(
                folder,
                "new",
                ".tmp",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(made, content);
        Files.move(made, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
