package dev.darkroom.worker.engine.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.darkroom.contract.Json;
import dev.darkroom.worker.engine.EngineUnavailable;
import dev.darkroom.worker.engine.RulesEngine;
import dev.darkroom.worker.engine.Search;
import dev.darkroom.worker.photo.Mats;
import dev.darkroom.worker.photo.Photo;
import dev.darkroom.worker.photo.PhotoRefused;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.opencv.core.Mat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A segmenter behind {@code POST {url}}.
 *
 * <p>Asked: {@code {"input":{"image_url":"…","concepts":["Body"],"prompts":{"Body":"the product"},"confidence_threshold":0.5}}}. The URL
 * is good for 15 minutes. Answered with 200 and {@code {"output":{"masks":{"Body":["<base64 PNG>",…]}}}}: for each concept any number of
 * instances, each a PNG in the photo's upright proportions, bright where the concept is. A concept may be missing. {@code "status":"COMPLETED"}
 * beside {@code output}, as serverless GPU hosts write it, is accepted; any other status, or a member {@code error}, means that this photo
 * failed. 4xx means that this photo failed; everything else is tried three times and then ends the run here.
 */
public final class HttpEngine implements RulesEngine {

    /** A large photo on a model that is just starting. */
    public static final Duration ANSWER_WITHIN = Duration.ofMinutes(2);

    private static final Logger LOG = LoggerFactory.getLogger(HttpEngine.class);
    private static final double CONFIDENCE = 0.5;
    private static final int TRIES = 3;
    private static final Duration PAUSE = Duration.ofMillis(500);

    /** Masks are bilevel PNGs of some 100 KB; twelve concepts with many instances stay far below this. */
    private static final int MAX_ANSWER = 64 * 1024 * 1024;

    private record Question(Input input) {}

    private record Input(
            String imageUrl, List<String> concepts, Map<String, String> prompts, double confidenceThreshold) {}

    private final HttpClient http;
    private final URI url;
    private final Duration within;

    /** @param http closed by the caller */
    public HttpEngine(HttpClient http, URI url, Duration within) {
        this.http = http;
        this.url = url;
        this.within = within;
    }

    @Override
    public Map<String, Mat> find(Photo photo, Search search, Mats scope) throws PhotoRefused {
        Map<String, String> prompts = new TreeMap<>(search.prompts());
        prompts.keySet().retainAll(search.concepts());
        String body = Json.write(
                new Question(new Input(search.imageUrl().get().toString(), search.concepts(), prompts, CONFIDENCE)));
        JsonNode masks = masks(ask(body));
        Map<String, Mat> found = new TreeMap<>();
        for (String concept : search.concepts()) {
            found.put(concept, Instances.merged(concept, masks.path(concept), photo, scope));
        }
        return found;
    }

    private String ask(String body) throws PhotoRefused {
        for (int attempt = 1; ; attempt++) {
            try {
                return once(body);
            } catch (IOException failed) {
                if (attempt == TRIES) {
                    throw new EngineUnavailable("segmenter at " + url.getHost() + " does not answer", failed);
                }
                LOG.warn("segmenter failed, trying again: {}", failed.toString());
                pause(attempt);
            }
        }
    }

    private static void pause(int attempt) {
        try {
            Thread.sleep(PAUSE.multipliedBy(attempt));
        } catch (InterruptedException stopped) {
            throw interrupted(stopped);
        }
    }

    private String once(String body) throws IOException, PhotoRefused {
        HttpRequest request = HttpRequest.newBuilder(url)
                .timeout(within)
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<InputStream> answer;
        try {
            answer = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
        } catch (InterruptedException stopped) {
            throw interrupted(stopped);
        }
        try (InputStream content = answer.body()) {
            int status = answer.statusCode();
            if (status == 429 || status >= 500) {
                throw new IOException("status " + status);
            }
            if (status != 200) {
                throw new PhotoRefused("the segmenter refused this photo (status " + status + ")");
            }
            byte[] bytes = content.readNBytes(MAX_ANSWER + 1);
            if (bytes.length > MAX_ANSWER) {
                throw new PhotoRefused("the segmenter's answer is too large");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    private static EngineUnavailable interrupted(InterruptedException stopped) {
        Thread.currentThread().interrupt();
        return new EngineUnavailable("stopped while waiting for the segmenter", stopped);
    }

    private static JsonNode masks(String answer) throws PhotoRefused {
        JsonNode tree;
        try {
            tree = Json.mapper().readTree(answer);
        } catch (JsonProcessingException malformed) {
            throw new PhotoRefused("the segmenter's answer is not JSON");
        }
        if (tree.hasNonNull("error")) {
            throw new PhotoRefused("the segmenter failed: " + tree.path("error").asText("no reason given"));
        }
        if (tree.hasNonNull("status") && !tree.path("status").asText().equals("COMPLETED")) {
            throw new PhotoRefused(
                    "the segmenter did not finish: " + tree.path("status").asText());
        }
        JsonNode masks = tree.path("output").path("masks");
        if (!masks.isObject()) {
            throw new PhotoRefused("the segmenter's answer has no masks");
        }
        return masks;
    }
}
