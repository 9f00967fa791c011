package dev.darkroom.local.cloud;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The folder that everything is kept in, held by one cloud at a time. The lock ends with the process, however it ends. */
final class DataFolder implements AutoCloseable {
    private final Path path;
    private final FileChannel lock;

    private DataFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    static DataFolder open(Path path) throws StartException {
        FileChannel channel;
        try {
            Files.createDirectories(path);
            channel = FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new StartException("The data folder " + path + " cannot be used: " + e.getMessage(), e);
        }
        try {
            if (channel.tryLock() != null) {
                return new DataFolder(path, channel);
            }
        } catch (IOException | OverlappingFileLockException held) {
            // told below, the same as for a lock that another process holds
        }
        throw new StartException("The data folder " + path
                + " is in use by another laptop cloud; stop that one or give another --data.");
    }

    Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
