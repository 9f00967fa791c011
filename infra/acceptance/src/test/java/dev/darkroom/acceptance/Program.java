package dev.darkroom.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program of {@code infra/local} as its user starts it: a process, judged by its words and its exit status. */
final class Program {
    static final Path ROOT =
            Path.of(System.getProperty("darkroom.root", ".")).toAbsolutePath().normalize();
    private static final long LONGEST_SECONDS = 180;

    private Program() {}

    record Ended(int status, String said) {}

    /** @param module folder below {@code infra/local}; its jar is {@code local-MODULE.jar} */
    static Ended run(String module, List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Ddarkroom.root=" + ROOT,
                "-jar",
                ROOT.resolve("infra/local/" + module + "/target/local-" + module + ".jar")
                        .toString()));
        command.addAll(arguments);
        Path said = Files.createTempFile(module, ".txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        boolean over = process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS);
        if (!over) {
            process.destroyForcibly();
        }
        String text = Files.readString(said);
        Files.delete(said);
        assertThat(over).as("%s ended; it said: %s", module, text).isTrue();
        return new Ended(process.exitValue(), text);
    }
}
