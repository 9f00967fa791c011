package dev.darkroom.worker;

import dev.darkroom.contract.worker.WebhookSigner;
import dev.darkroom.storage.ObjectStoreConfig;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the environment says.
 *
 * @param queues URLs of the work queues; the last gives way to the others
 * @param store where photos lie
 * @param callbackSecret one or more secrets, separated by commas; reports are signed with each
 * @param engine which engine finds concepts
 * @param segmenter URL of the segmenter; given with {@link EngineKind#HTTP} only
 * @param generation which engine makes pictures
 * @param slots how many runs of each queue at once; they share the lanes
 * @param photos how many photos at once, of all runs together: each needs some 250 MB at 12 megapixels
 * @param aliveFile touched while the worker lives
 */
public record WorkerSettings(
        List<URI> queues,
        ObjectStoreConfig store,
        String callbackSecret,
        EngineKind engine,
        @Nullable URI segmenter,
        GenerationSettings generation,
        int slots,
        int photos,
        Path aliveFile) {

    /** The engines that a worker can be configured with. */
    public enum EngineKind {
        CPU,
        HTTP
    }

    private static final String ALIVE_FILE = "/tmp/darkroom-worker-alive";

    /** @throws BadSettings when a variable is missing or wrong; its sentence names the variable */
    public static WorkerSettings from(Map<String, String> environment) {
        var variables = new Variables(environment);
        EngineKind engine = engine(variables.optional("RULES_ENGINE"));
        URI segmenter = engine == EngineKind.HTTP ? variables.url("RULES_ENGINE_URL") : null;
        String secret = variables.required("CALLBACK_SECRET");
        try {
            new WebhookSigner(secret);
        } catch (IllegalArgumentException weak) {
            throw new BadSettings("CALLBACK_SECRET: " + weak.getMessage());
        }
        return new WorkerSettings(
                variables.urls("WORK_QUEUE_URL"),
                store(variables),
                secret,
                engine,
                segmenter,
                GenerationSettings.from(variables),
                variables.number("WORKER_SLOTS", 8, 64),
                variables.number("WORKER_PHOTOS", 4, 64),
                Path.of(Objects.requireNonNullElse(variables.optional("WORKER_ALIVE_FILE"), ALIVE_FILE)));
    }

    private static EngineKind engine(@Nullable String name) {
        return switch (name) {
            case null -> EngineKind.CPU;
            case "cpu" -> EngineKind.CPU;
            case "http" -> EngineKind.HTTP;
            default -> throw new BadSettings("RULES_ENGINE must be cpu or http, not " + name);
        };
    }

    private static ObjectStoreConfig store(Variables variables) {
        String endpoint = variables.optional("OBJECT_STORE_ENDPOINT") != null
                ? "OBJECT_STORE_ENDPOINT"
                // the SDK's own variable, by which a local stand-in is found
                : "AWS_ENDPOINT_URL_S3";
        URI url = variables.optional(endpoint) == null ? null : variables.url(endpoint);
        return new ObjectStoreConfig(
                variables.required("OBJECT_STORE_BUCKET"),
                url,
                variables.optional("OBJECT_STORE_REGION"),
                keys(variables));
    }

    /** Keys of the bucket's own, for R2 beside a queue on AWS; without them the worker's role. */
    private static ObjectStoreConfig.@Nullable Credentials keys(Variables variables) {
        if (variables.optional("OBJECT_STORE_ACCESS_KEY_ID") == null) {
            return null;
        }
        return new ObjectStoreConfig.Credentials(
                variables.required("OBJECT_STORE_ACCESS_KEY_ID"), variables.required("OBJECT_STORE_SECRET_ACCESS_KEY"));
    }

    /** A variable is missing or wrong. */
    public static final class BadSettings extends RuntimeException {

        BadSettings(String sentence) {
            super(sentence);
        }
    }
}
