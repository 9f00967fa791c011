package dev.darkroom.worker.engine.comfyui;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.darkroom.contract.Json;

/** JSON as Python writes it: with NaN and Infinity, which graphs and errors may hold. */
final class ComfyJson {

    private static final ObjectMapper MAPPER = Json.configure(
                    JsonMapper.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS))
            .build();

    private ComfyJson() {}

    static JsonNode read(String text) throws JsonProcessingException {
        return MAPPER.readTree(text);
    }
}
