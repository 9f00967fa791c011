package dev.darkroom.local.cloud.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import dev.darkroom.local.cloud.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads what a function answered in payload format 2.0, the short form included. */
final class HttpAnswers {
    /** The connection's own business, never the function's. */
    private static final Set<String> DROPPED =
            Set.of("connection", "transfer-encoding", "content-length", "keep-alive", "upgrade", "te", "trailer");

    private HttpAnswers() {}

    static Answer read(byte[] payload) {
        Optional<JsonNode> json = Json.parse(payload);
        if (json.isEmpty() || json.get().isNull()) {
            return Answer.FAILED;
        }
        JsonNode answer = json.get();
        return answer.isObject() && answer.has("statusCode") ? full(answer) : shortForm(payload);
    }

    /** An answer without a status is the body of a 200. */
    private static Answer shortForm(byte[] payload) {
        return new Answer(200, Map.of("content-type", "application/json"), List.of(), payload);
    }

    private static Answer full(JsonNode answer) {
        int status = answer.path("statusCode").asInt(0);
        if (status < 100 || status > 599) {
            return Answer.FAILED;
        }
        Map<String, String> headers = new LinkedHashMap<>();
        answer.path("headers").properties().forEach(header -> {
            String name = header.getKey().toLowerCase(java.util.Locale.ROOT);
            if (header.getValue().isValueNode() && !header.getValue().isNull() && isSafe(name, header.getValue())) {
                headers.put(name, header.getValue().asText());
            }
        });
        List<String> cookies = new ArrayList<>();
        answer.path("cookies").forEach(cookie -> cookies.add(cookie.asText()));
        return body(answer)
                .map(body -> new Answer(status, headers, cookies, body))
                .orElse(Answer.FAILED);
    }

    /** A line break in a value would be a header of the function's caller. */
    private static boolean isSafe(String name, JsonNode value) {
        return !DROPPED.contains(name) && value.asText().chars().noneMatch(c -> c == '\r' || c == '\n');
    }

    private static Optional<byte[]> body(JsonNode answer) {
        JsonNode body = answer.path("body");
        if (body.isMissingNode() || body.isNull()) {
            return Optional.of(new byte[0]);
        }
        String text = body.isTextual() ? body.asText() : body.toString();
        if (!answer.path("isBase64Encoded").asBoolean(false)) {
            return Optional.of(text.getBytes(StandardCharsets.UTF_8));
        }
        try {
            return Optional.of(Base64.getMimeDecoder().decode(text));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
