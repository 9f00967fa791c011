package dev.darkroom.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.contract.Json;
import dev.darkroom.local.demo.client.Answer;
import java.util.Locale;
import java.util.Map;

/** How each dialect writes a refusal, member by member, as the contract says it: the tests' own reading of it. */
enum Refusals {
    ENVELOPE {
        @Override
        JsonNode body(int status, String code, String message) {
            var body = Json.mapper().createObjectNode().put("success", false).putNull("data");
            body.putObject("error").put("code", code).put("message", message);
            return body;
        }
    },
    CODED {
        @Override
        JsonNode body(int status, String code, String message) {
            var body = Json.mapper().createObjectNode();
            body.putObject("error").put("code", code).put("message", message).putObject("details");
            return body;
        }
    },
    PLAIN {
        @Override
        JsonNode body(int status, String code, String message) {
            return Json.mapper()
                    .createObjectNode()
                    .put("error", code.equals("AUTH_REQUIRED") ? "Missing Authorization header" : message);
        }
    },
    PROBLEM {
        @Override
        JsonNode body(int status, String code, String message) {
            var words = code.toLowerCase(Locale.ROOT).replace('_', ' ');
            return Json.mapper()
                    .createObjectNode()
                    .put("type", "urn:darkroom:problem:" + words.replace(' ', '-'))
                    .put("title", Character.toUpperCase(words.charAt(0)) + words.substring(1))
                    .put("status", status)
                    .put("detail", message);
        }
    };

    /** What changes from request to request: where it stands, and that it is there, is checked with every answer. */
    private static final Map<String, String> OF_THE_REQUEST =
            Map.of("meta", "/meta/request_id", "instance", "/instance");

    abstract JsonNode body(int status, String code, String message);

    /** The answer's body without the request's id and time. */
    static JsonNode comparable(Answer answer) {
        JsonNode body = answer.json();
        if (body instanceof ObjectNode members) {
            OF_THE_REQUEST.forEach((member, id) -> {
                if (!body.at(id).asText().isEmpty()) {
                    members.remove(member);
                }
            });
        }
        return body;
    }
}
