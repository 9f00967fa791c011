package dev.darkroom.local.cloud.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/** Starts Java programs as children that die with this process and inherit nothing but {@code PATH} and {@code LANG}. */
public final class Launcher {
    private static final List<String> INHERITED = List.of("PATH", "LANG", "LC_ALL", "TMPDIR");
    private static final String CLASS_FILE = DiesWithParent.class.getName().replace('.', '/') + ".class";

    private final Path watchJar;

    /**
     * Prepares the jar that every child is started through.
     *
     * @param folder where it is kept between starts: its time and bytes never change, or caches made with it would be stale
     */
    public Launcher(Path folder) throws IOException {
        watchJar = folder.resolve("dies-with-parent.jar");
        if (!Files.exists(watchJar)) {
            Files.createDirectories(folder);
            Path made = Files.createTempFile(folder, "dies-with-parent", ".jar");
            writeJar(made);
            Files.setLastModifiedTime(made, FileTime.from(Instant.EPOCH.plusSeconds(86_400)));
            Files.move(made, watchJar, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void writeJar(Path jar) throws IOException {
        try (InputStream bytes = Launcher.class.getClassLoader().getResourceAsStream(CLASS_FILE);
                var out = new JarOutputStream(Files.newOutputStream(jar))) {
            var entry = new JarEntry(CLASS_FILE);
            entry.setTime(0);
            out.putNextEntry(entry);
            Optional.ofNullable(bytes)
                    .orElseThrow(() -> new IOException(CLASS_FILE + " is not on the class path"))
                    .transferTo(out);
        }
    }

    /**
     * What is to be started.
     *
     * @param options of the JVM
     * @param classPath jars, in order
     * @param environment all variables that the child gets, besides {@code PATH} and the like
     */
    public record Program(
            List<String> options,
            List<Path> classPath,
            String mainClass,
            List<String> arguments,
            Map<String, String> environment,
            Path folder) {}

    /** Starts a child; its standard output and error come together. */
    public Process start(Program program) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(java());
        command.addAll(program.options());
        command.add("-cp");
        List<String> path = new ArrayList<>(List.of(watchJar.toString()));
        program.classPath().forEach(jar -> path.add(jar.toString()));
        command.add(String.join(System.getProperty("path.separator"), path));
        command.add(DiesWithParent.class.getName());
        command.add(program.mainClass());
        command.addAll(program.arguments());
        var builder =
                new ProcessBuilder(command).directory(program.folder().toFile()).redirectErrorStream(true);
        builder.environment().keySet().retainAll(INHERITED);
        builder.environment().putAll(program.environment());
        return builder.start();
    }

    /** The JVM that runs this program runs its children too. */
    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
