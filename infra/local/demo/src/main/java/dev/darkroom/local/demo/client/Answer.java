package dev.darkroom.local.demo.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.darkroom.contract.Json;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.Optional;

/** One request and what came back, whatever its status. {@code body} is the text as it was sent. */
public record Answer(String method, URI uri, int status, HttpHeaders headers, String body) {

    /** The body as JSON; a missing node when it is empty or not JSON, so that a test fails on the member it looks for. */
    public JsonNode json() {
        try {
            JsonNode node = Json.mapper().readTree(body);
            return node == null ? MissingNode.getInstance() : node;
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    /** The payload of the envelope. */
    public JsonNode data() {
        return json().path("data");
    }

    /** The code of the envelope's error, or empty text. */
    public String errorCode() {
        return json().path("error").path("code").asText();
    }

    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    /**
     * The payload of a success.
     *
     * @throws Refused when the server said no, with its words
     * @throws IllegalStateException when a success does not have the shape of the contract
     */
    public <T> T as(Class<T> type) {
        orRefused();
        try {
            return Json.mapper().treeToValue(data(), type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(method + " " + uri.getPath() + " answered " + body, e);
        }
    }

    /** @throws Refused unless the status is 2xx */
    public Answer orRefused() {
        if (status / 100 != 2) {
            throw new Refused(this);
        }
        return this;
    }
}
