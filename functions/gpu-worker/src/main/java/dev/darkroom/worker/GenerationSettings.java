package dev.darkroom.worker;

import dev.darkroom.worker.engine.comfyui.Workflows;
import java.net.URI;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the environment says of the engine for runs of kind {@code generation}. */
public sealed interface GenerationSettings {

    /** The model that ships with the worker. */
    record Tiny() implements GenerationSettings {}

    /**
     * A ComfyUI server.
     *
     * @param url where it answers
     * @param workflows what it is asked for
     * @param checkpoint the model's file on the server; null for the one that the workflow names
     */
    record Comfy(URI url, Workflows workflows, @Nullable String checkpoint) implements GenerationSettings {}

    /** @throws WorkerSettings.BadSettings when a variable is missing or wrong; its sentence names the variable */
    static GenerationSettings from(Variables variables) {
        String engine = Objects.requireNonNullElse(variables.optional("GENERATION_ENGINE"), "tiny");
        return switch (engine) {
            case "tiny" -> new Tiny();
            case "comfyui" ->
                new Comfy(
                        variables.url("COMFYUI_URL"),
                        workflows(variables.optional("COMFYUI_WORKFLOW")),
                        variables.optional("COMFYUI_CHECKPOINT"));
            default -> throw new WorkerSettings.BadSettings("GENERATION_ENGINE must be tiny or comfyui, not " + engine);
        };
    }

    private static Workflows workflows(@Nullable String file) {
        if (file == null) {
            return Workflows.shipped();
        }
        try {
            return Workflows.in(Path.of(file));
        } catch (IllegalArgumentException unusable) {
            throw new WorkerSettings.BadSettings("COMFYUI_WORKFLOW: " + unusable.getMessage());
        }
    }
}
