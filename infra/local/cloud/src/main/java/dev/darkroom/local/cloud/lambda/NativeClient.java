package dev.darkroom.local.cloud.lambda;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;

/**
 * The native half of the runtime interface client. Left alone, each start of it writes the library to the same file of the
 * machine's {@code /tmp}, which on Lambda is an environment's own: here it would tear the library from under the environment
 * that is loading it in that moment.
 */
final class NativeClient {
    private static final String PROPERTY =
            "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";

    private NativeClient() {}

    /** The option of the JVM that names the library, unpacked once. */
    static String option(List<Path> runtime, Path folder) throws IOException {
        String name = "libaws-lambda-jni." + platform() + ".so";
        for (Path jar : runtime) {
            try (FileSystem files = FileSystems.newFileSystem(jar)) {
                Path library = files.getPath("jni", name);
                if (Files.exists(library)) {
                    String client = jar.getFileName().toString().replaceFirst("\\.jar$", "");
                    return "-D" + PROPERTY + "=" + unpack(library, folder.resolve(client + "-" + name));
                }
            }
        }
        throw new IOException("The runtime interface client has no library for this machine: " + name
                + "; the laptop cloud runs on Linux (on Windows in WSL, on a Mac in a Linux virtual machine)");
    }

    private static Path unpack(Path library, Path target) throws IOException {
        if (!Files.exists(target)) {
            Files.createDirectories(target.getParent());
            Path aside = Files.createTempFile(target.getParent(), "unpacking", ".so");
            try (InputStream in = Files.newInputStream(library)) {
                Files.copy(in, aside, StandardCopyOption.REPLACE_EXISTING);
            }
            Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE);
        }
        return target.toAbsolutePath();
    }

    /** As the client names its libraries. */
    private static String platform() {
        String machine = System.getProperty("os.arch", "").equals("aarch64") ? "aarch64" : "x86_64";
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        boolean musl = Files.exists(Path.of("/lib/ld-musl-" + machine + ".so.1"));
        return system + (musl ? "_musl-" : "-") + (machine.equals("aarch64") ? "aarch_64" : machine);
    }
}
