package dev.darkroom.worker.engine.comfyui;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.darkroom.kernel.IdSource;
import dev.darkroom.worker.engine.generation.Composition;
import dev.darkroom.worker.engine.generation.GenerationEngine;
import dev.darkroom.worker.engine.generation.GenerationFailed;
import dev.darkroom.worker.engine.generation.Steps;
import dev.darkroom.worker.photo.Mats;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.core.Size;
import org.opencv.imgcodecs.Imgcodecs;

/**
 * A ComfyUI server. It computes for itself, however slowly its previews are taken; a run that is stopped is stopped there too. Steps that
 * another attempt has shown are computed again.
 */
public final class ComfyEngine implements GenerationEngine {

    private final ComfyServer server;
    private final Workflows workflows;
    private final @Nullable String checkpoint;
    private final IdSource ids;
    private final Patience patience;

    /**
     * @param http closed by the caller
     * @param checkpoint the model's file on the server; {@code null} for the one that the workflow names
     * @param ids name prompts and sockets
     */
    public ComfyEngine(HttpClient http, URI url, Workflows workflows, @Nullable String checkpoint, IdSource ids) {
        this(http, url, workflows, checkpoint, ids, Patience.USUAL);
    }

    ComfyEngine(
            HttpClient http,
            URI url,
            Workflows workflows,
            @Nullable String checkpoint,
            IdSource ids,
            Patience patience) {
        this.server = new ComfyServer(http, url, patience);
        this.workflows = workflows;
        this.checkpoint = checkpoint;
        this.ids = ids;
        this.patience = patience;
    }

    @Override
    public void generate(Composition composition, int from, Steps steps) throws GenerationFailed, InterruptedException {
        try (Mats scope = new Mats()) {
            Canvas canvas = Canvas.of(composition, scope);
            Workflow workflow = workflow(canvas);
            JsonNode graph = workflow.filled(values(composition, workflow, canvas));
            Size size = new Size(composition.width(), composition.height());
            try (FormingPicture picture = new FormingPicture(steps, size, from, composition.steps(), canvas);
                    PromptRun run = new PromptRun(server, workflow, picture, steps, patience, id())) {
                run.show(graph);
            }
        }
    }

    private Workflow workflow(@Nullable Canvas canvas) throws GenerationFailed {
        if (canvas == null) {
            return workflows.fromText();
        }
        return workflows
                .fromImage()
                .orElseThrow(() -> new GenerationFailed("this image server cannot start from an image"));
    }

    private Map<Parameter, JsonNode> values(Composition composition, Workflow workflow, @Nullable Canvas canvas)
            throws GenerationFailed, InterruptedException {
        Map<Parameter, JsonNode> values = new EnumMap<>(Parameter.class);
        Description description = Description.of(composition);
        values.put(Parameter.PROMPT, TextNode.valueOf(description.prompt()));
        if (!description.negative().isEmpty()) {
            String usual = workflow.text(Parameter.NEGATIVE).orElse("");
            values.put(Parameter.NEGATIVE, TextNode.valueOf(usual + ", " + description.negative()));
        }
        values.put(Parameter.WIDTH, IntNode.valueOf(composition.width()));
        values.put(Parameter.HEIGHT, IntNode.valueOf(composition.height()));
        values.put(Parameter.STEPS, IntNode.valueOf(composition.steps()));
        values.put(Parameter.SEED, LongNode.valueOf(composition.seed() & Long.MAX_VALUE));
        if (checkpoint != null) {
            values.put(Parameter.CHECKPOINT, TextNode.valueOf(checkpoint));
        }
        if (canvas != null) {
            values.put(Parameter.SOURCE, TextNode.valueOf(upload(canvas.start())));
            values.put(Parameter.MASK, TextNode.valueOf(upload(canvas.open())));
            values.put(Parameter.STRENGTH, DoubleNode.valueOf(canvas.strength()));
        }
        return values;
    }

    private String upload(Mat image) throws GenerationFailed, InterruptedException {
        try (Mats scope = new Mats()) {
            MatOfByte png = scope.own(new MatOfByte());
            Imgcodecs.imencode(".png", image, png);
            byte[] content = png.toArray();
            return server.upload("darkroom-" + digest(content) + ".png", content);
        }
    }

    /** Servers name prompts by UUIDs. */
    private UUID id() {
        return UUID.nameUUIDFromBytes(ids.next().getBytes(StandardCharsets.UTF_8));
    }

    private static String digest(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
