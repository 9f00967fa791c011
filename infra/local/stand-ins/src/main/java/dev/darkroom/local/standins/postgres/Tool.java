package dev.darkroom.local.standins.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A program that ends soon by itself. */
final class Tool {
    private Tool() {}

    /**
     * Runs it and gives what it said.
     *
     * @throws IOException when it cannot be started, or with its words when its status is not 0
     */
    static String run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int status = process.waitFor();
        if (status != 0) {
            throw new IOException(String.join(" ", command) + " ended with status " + status + ": " + said.strip());
        }
        return said;
    }
}
