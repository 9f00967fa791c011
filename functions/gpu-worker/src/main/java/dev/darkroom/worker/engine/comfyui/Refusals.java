package dev.darkroom.worker.engine.comfyui;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a server's complaints mean for people. */
final class Refusals {

    /** {@code ckpt_name: 'sd.safetensors' not in [...]} */
    private static final Pattern NOT_IN_LIST = Pattern.compile("(\\w+): '?(.+?)'? not in ");

    private static final Pattern MODEL_FILE = Pattern.compile(".+\\.(?:safetensors|sft|ckpt|pt|pth|bin|gguf)");

    private Refusals() {}

    /** Of an answer 400 to a prompt: {@code {"error":{"type","message","details"},"node_errors":{"4":{"class_type","errors":[...]}}}}. */
    static String sentence(String answer) {
        JsonNode tree = ComfyServer.parsed(answer);
        for (JsonNode node : tree.path("node_errors")) {
            for (JsonNode error : node.path("errors")) {
                return ofNode(node.path("class_type").asText("a node"), error);
            }
        }
        JsonNode error = tree.path("error");
        return "the image server refuses the workflow: "
                + (error.isTextual() ? error.asText() : error.path("message").asText("it does not say why"));
    }

    private static String ofNode(String type, JsonNode error) {
        String details = error.path("details").asText();
        Matcher missing = NOT_IN_LIST.matcher(details);
        if ("value_not_in_list".equals(error.path("type").asText()) && missing.find()) {
            return MODEL_FILE.matcher(missing.group(2)).matches()
                    ? "the image server does not have the model " + missing.group(2)
                    : "the image server does not know the %s %s".formatted(missing.group(1), missing.group(2));
        }
        return "the image server refuses the workflow: %s: %s %s"
                .formatted(type, error.path("message").asText(), details)
                .strip();
    }

    /** Of a node that failed while it worked. */
    static String sentence(ComfyEvent.Failed failed) {
        boolean outOfMemory = failed.exceptionType().contains("OutOfMemory")
                || failed.message().contains("Allocation on device");
        return outOfMemory
                ? "the image server has too little memory for a picture of this size; try a smaller one"
                : "the image server failed in %s: %s"
                        .formatted(failed.nodeType(), failed.message().strip());
    }
}
