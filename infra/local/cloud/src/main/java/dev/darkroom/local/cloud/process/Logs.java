package dev.darkroom.local.cloud.process;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What every function, worker and stand-in says, in one order: in a file, in memory for tests, and for whoever listens. Each line
 * starts with time, source and, for a function at work, the request id of the invocation.
 */
public final class Logs implements AutoCloseable {
    /** Lines that {@link #recent} can look back on. */
    private static final int KEPT = 5_000;

    private final InstantSource clock;
    private final Optional<BufferedWriter> file;
    private final Consumer<String> console;
    private final Deque<String> kept = new ArrayDeque<>();

    /**
     * Opens the log.
     *
     * @param file appended to; its folder is made
     * @param console takes each line as well
     */
    public Logs(InstantSource clock, Optional<Path> file, Consumer<String> console) throws IOException {
        this.clock = clock;
        this.console = console;
        this.file = file.isEmpty() ? Optional.empty() : Optional.of(open(file.get()));
    }

    private static BufferedWriter open(Path file) throws IOException {
        Path folder = Optional.ofNullable(file.getParent()).orElseThrow();
        Files.createDirectories(folder);
        return Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** Writes one line of a source. */
    public synchronized void line(String source, String text) {
        String line = clock.instant().truncatedTo(ChronoUnit.MILLIS) + " [" + source + "] " + text;
        kept.addLast(line);
        if (kept.size() > KEPT) {
            kept.removeFirst();
        }
        file.ifPresent(writer -> append(writer, line));
        console.accept(line);
    }

    private static void append(BufferedWriter writer, String line) {
        try {
            writer.write(line);
            writer.newLine();
            writer.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("The log cannot be written", e);
        }
    }

    /** Follows a process until its output ends; the source is asked for each line, as it changes with the invocation. */
    public void follow(BufferedReader reader, Supplier<String> source) {
        // a platform thread: reading a pipe holds on to the thread that carries a virtual one
        Thread.ofPlatform().daemon().name("log").start(() -> {
            try (reader) {
                for (String text = reader.readLine(); text != null; text = reader.readLine()) {
                    line(source.get(), text);
                }
            } catch (IOException e) {
                line(source.get(), "(its output broke off: " + e.getMessage() + ")");
            }
        });
    }

    /** The latest lines, oldest first. */
    public synchronized List<String> recent() {
        return List.copyOf(kept);
    }

    @Override
    public synchronized void close() throws IOException {
        if (file.isPresent()) {
            file.get().close();
        }
    }
}
