package dev.darkroom.local.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where a laptop cloud that runs can be called, as it leaves it in its data folder. The file is gone when it stops; one
 * that was killed leaves it, and its process id tells.
 *
 * @param pid process of the cloud
 * @param http origin of the HTTP API
 * @param lambda endpoint of Lambda's Invoke
 * @param accessKey what calls are signed with; {@code secretKey} too
 * @param functions physical names by logical id
 */
public record RunningCloud(
        long pid,
        URI http,
        URI lambda,
        String region,
        String accessKey,
        String secretKey,
        Map<String, String> functions) {
    private static final String FILE = "running.json";

    public RunningCloud {
        functions = Map.copyOf(functions);
    }

    /** The cloud that keeps its data there, if one runs. */
    public static Optional<RunningCloud> find(Path data) {
        try {
            return Json.parse(Files.readAllBytes(data.resolve(FILE)))
                    .map(RunningCloud::read)
                    .filter(cloud -> ProcessHandle.of(cloud.pid)
                            .filter(ProcessHandle::isAlive)
                            .isPresent());
        } catch (IOException none) {
            return Optional.empty();
        }
    }

    private static RunningCloud read(JsonNode saved) {
        Map<String, String> functions = new LinkedHashMap<>();
        saved.path("functions")
                .properties()
                .forEach(function ->
                        functions.put(function.getKey(), function.getValue().asText()));
        return new RunningCloud(
                saved.path("pid").asLong(),
                URI.create(saved.path("http").asText()),
                URI.create(saved.path("lambda").asText()),
                saved.path("region").asText(),
                saved.path("access_key_id").asText(),
                saved.path("secret_access_key").asText(),
                functions);
    }

    void leaveIn(Path data) throws IOException {
        ObjectNode saved = Json.object()
                .put("pid", pid)
                .put("http", http.toString())
                .put("lambda", lambda.toString())
                .put("region", region)
                .put("access_key_id", accessKey)
                .put("secret_access_key", secretKey);
        ObjectNode names = saved.putObject("functions");
        functions.forEach(names::put);
        OwnerFile.write(data.resolve(FILE), Json.bytes(saved));
    }

    static void removeFrom(Path data) throws IOException {
        Files.deleteIfExists(data.resolve(FILE));
    }
}
