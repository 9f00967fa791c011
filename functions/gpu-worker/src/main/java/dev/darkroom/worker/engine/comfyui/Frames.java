package dev.darkroom.worker.engine.comfyui;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.darkroom.worker.engine.comfyui.ComfyEvent.Bytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the messages of ComfyUI's socket. What it does not know or understand says nothing. */
final class Frames {

    private static final int PREVIEW = 1;
    private static final int PREVIEW_WITH_METADATA = 4;

    private Frames() {}

    /** {@code {"type":"...","data":{...}}}; the state of all nodes may tell several things at once. */
    static List<ComfyEvent> text(String message) {
        try {
            JsonNode tree = ComfyJson.read(message);
            return event(tree.path("type").asText(), tree.path("data"));
        } catch (JsonProcessingException malformed) {
            return List.of();
        }
    }

    /** What an event of this type says; a history repeats some of them. */
    static List<ComfyEvent> event(String type, JsonNode data) {
        String prompt = data.path("prompt_id").asText();
        return switch (type) {
            case "progress" -> List.of(progress(prompt, data.path("node").asText(), data));
            case "progress_state" -> states(prompt, data.path("nodes"));
            case "execution_success" -> List.of(new ComfyEvent.Succeeded(prompt));
            // no node any more: all of it is done, on servers of every age
            case "executing" -> data.hasNonNull("node") ? List.of() : List.of(new ComfyEvent.Succeeded(prompt));
            case "execution_error" ->
                List.of(new ComfyEvent.Failed(
                        prompt,
                        data.path("node_type").asText(),
                        data.path("exception_type").asText(),
                        data.path("exception_message").asText()));
            case "execution_interrupted" -> List.of(new ComfyEvent.Interrupted(prompt));
            default -> List.of();
        };
    }

    private static List<ComfyEvent> states(String prompt, JsonNode nodes) {
        List<ComfyEvent> states = new ArrayList<>();
        nodes.properties().forEach(node -> {
            if ("running".equals(node.getValue().path("state").asText())) {
                states.add(progress(prompt, node.getKey(), node.getValue()));
            }
        });
        return states;
    }

    private static ComfyEvent progress(String prompt, String node, JsonNode data) {
        return new ComfyEvent.Progress(
                prompt, node, data.path("value").asInt(), data.path("max").asInt());
    }

    /** 4 bytes of type, then an image with its format or its metadata before it. */
    static @Nullable ComfyEvent binary(byte[] message) {
        ByteBuffer bytes = ByteBuffer.wrap(message);
        if (bytes.remaining() < 2 * Integer.BYTES) {
            return null;
        }
        return switch (bytes.getInt()) {
            case PREVIEW -> {
                bytes.getInt(); // JPEG or PNG, as the image itself says
                yield new ComfyEvent.Preview(null, null, rest(bytes));
            }
            case PREVIEW_WITH_METADATA -> described(bytes);
            default -> null;
        };
    }

    private static @Nullable ComfyEvent described(ByteBuffer bytes) {
        int length = bytes.getInt();
        if (length < 0 || length > bytes.remaining()) {
            return null;
        }
        byte[] metadata = new byte[length];
        bytes.get(metadata);
        try {
            JsonNode tree = ComfyJson.read(new String(metadata, StandardCharsets.UTF_8));
            return new ComfyEvent.Preview(
                    tree.path("prompt_id").asText(null), tree.path("node_id").asText(null), rest(bytes));
        } catch (JsonProcessingException malformed) {
            return null;
        }
    }

    private static Bytes rest(ByteBuffer bytes) {
        byte[] rest = new byte[bytes.remaining()];
        bytes.get(rest);
        return new Bytes(rest);
    }
}
