package dev.darkroom.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The stand-ins as a child process. It ends when this process ends, however that happens: its standard input is a pipe from
 * here.
 */
public final class StandInsProcess implements AutoCloseable {
    private static final long STOP_SECONDS = 10;

    private final Process process;
    private final Endpoints endpoints;

    private StandInsProcess(Process process, Endpoints endpoints) {
        this.process = process;
        this.endpoints = endpoints;
    }

    /**
     * Starts them and waits until all of them answer.
     *
     * @param root folder of the repository, whose {@code infra/local/stand-ins} must have been built
     * @param data folder to keep everything in, or empty for memory only
     * @param corsOrigins origins whose pages may use the object store
     * @param log takes each line that the stand-ins write to standard error
     * @throws IOException when they cannot be started; the message says what to do
     */
    public static StandInsProcess start(Path root, Optional<Path> data, List<String> corsOrigins, Consumer<String> log)
            throws IOException {
        var arguments = new ArrayList<>(where(data));
        if (!corsOrigins.isEmpty()) {
            arguments.addAll(List.of("--cors-origins", String.join(",", corsOrigins)));
        }
        return start(root, arguments, log);
    }

    /** As {@link #start}, but PostgreSQL alone: the other endpoints lead nowhere. */
    public static StandInsProcess startDatabase(Path root, Optional<Path> data, Consumer<String> log)
            throws IOException {
        var arguments = new ArrayList<>(where(data));
        arguments.addAll(List.of("--only", "postgres"));
        return start(root, arguments, log);
    }

    private static List<String> where(Optional<Path> data) {
        return data.map(folder -> List.of("--data", folder.toString())).orElse(List.of("--memory"));
    }

    private static StandInsProcess start(Path root, List<String> arguments, Consumer<String> log) throws IOException {
        Path jar = root.resolve("infra/local/stand-ins/target/stand-ins.jar");
        if (!Files.exists(jar)) {
            throw new IOException("The stand-ins are not built: run ./mvnw package (" + jar + " is missing)");
        }
        var builder = new ProcessBuilder(command(jar, arguments));
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("AWS_") || name.startsWith("JAVA_TOOL"));
        Process process = builder.start();
        Thread.ofPlatform()
                .daemon()
                .name("stand-ins-log")
                .start(() -> process.errorReader().lines().forEach(log));
        @Nullable String ready = firstLine(process);
        if (ready == null) {
            throw new IOException("The stand-ins did not start; the lines above say why");
        }
        return new StandInsProcess(process, endpoints(ready));
    }

    private static List<String> command(Path jar, List<String> arguments) {
        var command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-Xmx768m",
                "-jar",
                jar.toString()));
        command.addAll(arguments);
        return command;
    }

    private static @Nullable String firstLine(Process process) throws IOException {
        var reader = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        return reader.readLine();
    }

    private static Endpoints endpoints(String line) throws IOException {
        JsonNode ready = new ObjectMapper().readTree(line);
        return new Endpoints(
                ready.path("region").asText(),
                ready.path("access_key").asText(),
                ready.path("secret_key").asText(),
                URI.create(ready.path("dynamodb").asText()),
                URI.create(ready.path("sqs").asText()),
                URI.create(ready.path("s3").asText()),
                new Database(
                        URI.create(ready.path("postgres").asText()),
                        ready.path("secret_key").asText()));
    }

    /** Where they listen. */
    public Endpoints endpoints() {
        return endpoints;
    }

    /** The process, for measuring. */
    public ProcessHandle handle() {
        return process.toHandle();
    }

    /** Ends them in order, and by force when they take longer than 10 s. */
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
