package dev.darkroom.worker.engine.comfyui;

import com.fasterxml.jackson.databind.JsonNode;
import dev.darkroom.contract.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What a server can be asked for.
 *
 * @param fromText starts from nothing
 * @param fromImage starts from an image; empty when a file has none, and branches fail
 */
public record Workflows(Workflow fromText, Optional<Workflow> fromImage) {

    private static final Set<Parameter> FROM_TEXT =
            Set.of(Parameter.PROMPT, Parameter.WIDTH, Parameter.HEIGHT, Parameter.STEPS, Parameter.SEED);
    private static final Set<Parameter> FROM_IMAGE = Set.of(
            Parameter.PROMPT, Parameter.SOURCE, Parameter.MASK, Parameter.STRENGTH, Parameter.STEPS, Parameter.SEED);

    /** The file that ships with the worker: plain nodes of ComfyUI, one checkpoint of Stable Diffusion. */
    public static Workflows shipped() {
        try (InputStream file =
                Objects.requireNonNull(Workflows.class.getResourceAsStream("workflow.json"), "workflow.json")) {
            return read(Json.mapper().readTree(file));
        } catch (IOException broken) {
            throw new UncheckedIOException("workflow.json", broken);
        }
    }

    /** @throws IllegalArgumentException when the file cannot be used; says why */
    public static Workflows in(Path file) {
        try {
            return read(Json.mapper().readTree(Files.readString(file)));
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("it cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    private static Workflows read(JsonNode file) {
        JsonNode fromImage = file.path("image_to_image");
        return new Workflows(
                Workflow.read(file.path("text_to_image"), FROM_TEXT),
                fromImage.isMissingNode() ? Optional.empty() : Optional.of(Workflow.read(fromImage, FROM_IMAGE)));
    }
}
