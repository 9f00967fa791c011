package dev.darkroom.worker.engine.comfyui;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.darkroom.contract.Json;
import dev.darkroom.worker.engine.EngineUnavailable;
import dev.darkroom.worker.engine.generation.GenerationFailed;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** The calls of a ComfyUI server that a run needs. */
final class ComfyServer {

    private final ComfyHttp http;

    /** @param http closed by the caller */
    ComfyServer(HttpClient http, URI url, Patience patience) {
        this.http = new ComfyHttp(http, url, patience);
    }

    /** Whether a prompt is known to the server, and where it stands. */
    enum Standing {
        WAITING,
        RUNNING,
        ENDED,
        UNKNOWN
    }

    /** The socket of one client. */
    ComfySocket socket(String client) throws IOException, InterruptedException {
        return http.socket("/ws?clientId=" + encoded(client));
    }

    /**
     * Puts an image where graphs can load it, until the server starts anew.
     *
     * @param name of the file; the same name is the same content
     * @return what a node calls it
     */
    String upload(String name, byte[] png) throws GenerationFailed, InterruptedException {
        var form = new MultipartForm();
        form.field("type", "temp");
        form.field("overwrite", "true");
        form.file("image", name, png);
        ComfyHttp.Answer answer =
                http.send("/upload/image", form.contentType(), BodyPublishers.ofByteArray(form.content()));
        if (answer.status() != 200) {
            throw new GenerationFailed("the image server does not take the image that the branch starts from");
        }
        JsonNode stored = answer.json();
        String folder = stored.path("subfolder").asText();
        return (folder.isEmpty() ? "" : folder + "/") + stored.path("name").asText(name) + " [temp]";
    }

    /**
     * Queues a graph.
     *
     * @param prompt an id for it, so that it can be stopped even when no answer comes
     * @param client whose socket hears of it
     * @return the prompt's id; another one on servers that name prompts themselves
     * @throws GenerationFailed when the server refuses the graph
     */
    String queue(JsonNode graph, String prompt, String client) throws GenerationFailed, InterruptedException {
        Map<String, Object> body = Map.of(
                "prompt", graph,
                "prompt_id", prompt,
                "client_id", client,
                "extra_data", Map.of("preview_method", "auto"));
        ComfyHttp.Answer answer = http.send("/prompt", "application/json", BodyPublishers.ofString(Json.write(body)));
        if (answer.status() != 200) {
            throw new GenerationFailed(Refusals.sentence(answer.text()));
        }
        return answer.json().path("prompt_id").asText(prompt);
    }

    /** What became of a prompt that has ended; empty while it has not, and when the server knows nothing of it. */
    Optional<JsonNode> history(String prompt) throws InterruptedException {
        JsonNode found = http.get("/history/" + encoded(prompt)).json().path(prompt);
        return found.isObject() ? Optional.of(found) : Optional.empty();
    }

    /** Where a prompt stands now. */
    Standing standing(String prompt) throws InterruptedException {
        if (history(prompt).isPresent()) {
            return Standing.ENDED;
        }
        JsonNode queue = http.get("/queue").json();
        if (holds(queue.path("queue_running"), prompt)) {
            return Standing.RUNNING;
        }
        if (holds(queue.path("queue_pending"), prompt)) {
            return Standing.WAITING;
        }
        // it may have ended between the two questions
        return history(prompt).isPresent() ? Standing.ENDED : Standing.UNKNOWN;
    }

    /** Each entry is an array: a number, the prompt's id, the graph, ... */
    private static boolean holds(JsonNode entries, String prompt) {
        for (JsonNode entry : entries) {
            if (entry.path(1).asText().equals(prompt)) {
                return true;
            }
        }
        return false;
    }

    /** @param image as a history names it */
    byte[] view(JsonNode image) throws InterruptedException {
        return http.get("/view?filename=%s&subfolder=%s&type=%s"
                        .formatted(
                                encoded(image.path("filename").asText()),
                                encoded(image.path("subfolder").asText()),
                                encoded(image.path("type").asText("output"))))
                .content();
    }

    /**
     * Stops one prompt, be it waiting or at work. Servers that do not know the member {@code prompt_id} stop whatever is at work, so it
     * is asked first whether that is ours.
     */
    void stop(String prompt) throws InterruptedException {
        http.tell("/queue", Json.write(Map.of("delete", new String[] {prompt})));
        if (standing(prompt) == Standing.RUNNING) {
            http.tell("/interrupt", Json.write(Map.of("prompt_id", prompt)));
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Whether a text is JSON is the server's business; one that is not is an answer of something else in its place. */
    static JsonNode parsed(String text) {
        try {
            return ComfyJson.read(text);
        } catch (JsonProcessingException malformed) {
            throw new EngineUnavailable("the server's answer is not JSON", malformed);
        }
    }
}
