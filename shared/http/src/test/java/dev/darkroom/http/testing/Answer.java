package dev.darkroom.http.testing;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.darkroom.contract.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a function answered.
 *
 * @param cookies each what a {@code Set-Cookie} says
 */
public record Answer(int status, Map<String, String> headers, List<String> cookies, String text) {
    static Answer of(APIGatewayV2HTTPResponse response, String text) {
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        if (response.getHeaders() != null) {
            headers.putAll(response.getHeaders());
        }
        var cookies = response.getCookies() == null ? List.<String>of() : List.copyOf(response.getCookies());
        return new Answer(response.getStatusCode(), headers, cookies, text);
    }

    /** Whatever the case of its name; empty when it is not there. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** The body as JSON. */
    public JsonNode json() {
        try {
            return Json.mapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + text, e);
        }
    }

    /** The answer's data, in the envelope dialect. */
    public JsonNode data() {
        return json().path("data");
    }

    /** The error's code, in the envelope and coded dialects. */
    public String errorCode() {
        return json().path("error").path("code").asText();
    }
}
