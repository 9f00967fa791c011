package dev.darkroom.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What the Dockerfile takes must exist after the build. */
class ContainerIT {

    private static final Path ROOT = Path.of(System.getProperty("darkroom.root", "."));

    @Test
    void everythingThatTheContainerCopiesWasBuilt() throws IOException {
        var sources = Files.readAllLines(ROOT.resolve("functions/gpu-worker/Dockerfile")).stream()
                .filter(line -> line.startsWith("COPY ") && !line.contains("--from="))
                .map(line -> ROOT.resolve(line.substring("COPY ".length(), line.lastIndexOf(' '))))
                .toList();

        assertThat(sources)
                .hasSizeGreaterThanOrEqualTo(2)
                .allSatisfy(source -> assertThat(source).exists());
    }
}
