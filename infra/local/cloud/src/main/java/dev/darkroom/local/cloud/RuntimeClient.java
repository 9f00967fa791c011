package dev.darkroom.local.cloud;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** AWS's runtime interface client for Java, as the build leaves it beside the laptop cloud. */
final class RuntimeClient {
    private RuntimeClient() {}

    /** Its jars, in an order that is always the same: an ahead-of-time cache holds for one class path only. */
    static List<Path> jars(Path root) throws IOException {
        Path folder = root.toAbsolutePath().normalize().resolve("infra/local/cloud/target/runtime");
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new IOException("The runtime interface client is not in " + folder + ": run ./mvnw package", e);
        }
    }
}
