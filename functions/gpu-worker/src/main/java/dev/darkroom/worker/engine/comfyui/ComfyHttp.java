package dev.darkroom.worker.engine.comfyui;

import com.fasterxml.jackson.databind.JsonNode;
import dev.darkroom.worker.engine.EngineUnavailable;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends requests, tries again while the server cannot be reached, and bounds what comes back. */
final class ComfyHttp {

    private static final Logger LOG = LoggerFactory.getLogger(ComfyHttp.class);

    /** A picture as PNG; a history with its graph is far smaller. */
    private static final int MAX_ANSWER = 32 * 1024 * 1024;

    private final HttpClient http;
    private final String url;
    private final Patience patience;

    ComfyHttp(HttpClient http, URI url, Patience patience) {
        this.http = http;
        this.url = url.toString().replaceAll("/+$", "");
        this.patience = patience;
    }

    /** An answer that was read whole. */
    record Answer(int status, Body body) {

        String text() {
            return new String(content(), StandardCharsets.UTF_8);
        }

        byte[] content() {
            return body.content;
        }

        JsonNode json() {
            return ComfyServer.parsed(text());
        }
    }

    /** What an answer carries. */
    static final class Body {
        private final byte[] content;

        private Body(byte[] content) {
            this.content = content;
        }
    }

    /** A request that changes nothing. */
    Answer get(String path) throws InterruptedException {
        Answer answer = insist(request(path).GET().build());
        if (answer.status() != 200) {
            throw new EngineUnavailable("status " + answer.status() + " for " + path(path), null);
        }
        return answer;
    }

    /** The answer, be it 200, 400 or 413; all others mean that the server is not there now. */
    Answer send(String path, String contentType, HttpRequest.BodyPublisher body) throws InterruptedException {
        Answer answer = insist(
                request(path).header("content-type", contentType).POST(body).build());
        if (answer.status() != 200 && answer.status() != 400 && answer.status() != 413) {
            throw new EngineUnavailable("status " + answer.status() + " for " + path(path), null);
        }
        return answer;
    }

    /** Says something whose answer does not matter; tried once. */
    void tell(String path, String json) throws InterruptedException {
        try {
            once(request(path)
                    .header("content-type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(json))
                    .build());
        } catch (IOException failed) {
            throw new EngineUnavailable("the image server does not answer", failed);
        }
    }

    ComfySocket socket(String path) throws IOException, InterruptedException {
        return ComfySocket.open(http, URI.create("ws" + url.substring("http".length()) + path), patience.answer());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path)).timeout(patience.answer());
    }

    private Answer insist(HttpRequest request) throws InterruptedException {
        for (Duration waited = Duration.ZERO; ; waited = waited.plus(patience.pause())) {
            boolean again = waited.compareTo(patience.retryFor()) < 0;
            try {
                Answer answer = once(request);
                if (!isPassing(answer.status())) {
                    return answer;
                }
                if (!again) {
                    throw new EngineUnavailable("the image server is too busy: status " + answer.status(), null);
                }
                LOG.warn("the image server answers with status {}, trying again", answer.status());
            } catch (IOException failed) {
                if (!again || !isRepeatable(request, failed)) {
                    throw new EngineUnavailable("the image server does not answer", failed);
                }
                LOG.warn("the image server does not answer, trying again: {}", failed.toString());
            }
            Thread.sleep(patience.pause());
        }
    }

    /** Too many requests, or a gateway before a server that restarts. */
    private static boolean isPassing(int status) {
        return status == 429 || status == 502 || status == 503 || status == 504;
    }

    /** What was sent may have been heard: only a question is asked twice then. */
    private static boolean isRepeatable(HttpRequest request, IOException failed) {
        return failed instanceof ConnectException || "GET".equals(request.method());
    }

    private Answer once(HttpRequest request) throws IOException, InterruptedException {
        try {
            return answer(request);
        } catch (IOException failed) {
            // who is interrupted while reading hears of it so
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            throw failed;
        }
    }

    private Answer answer(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<InputStream> answer = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream content = answer.body()) {
            byte[] bytes = content.readNBytes(MAX_ANSWER + 1);
            if (bytes.length > MAX_ANSWER) {
                throw new EngineUnavailable("the image server's answer is larger than any picture", null);
            }
            return new Answer(answer.statusCode(), new Body(bytes));
        }
    }

    /** Without the query: names of people's files lie in it. */
    private static String path(String path) {
        int query = path.indexOf('?');
        return query < 0 ? path : path.substring(0, query);
    }
}
