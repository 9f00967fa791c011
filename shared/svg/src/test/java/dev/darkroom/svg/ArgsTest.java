package dev.darkroom.svg;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.darkroom.kernel.Outcome;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ArgsTest {
    private static JsonNode json(String text) throws Exception {
        return new ObjectMapper().readTree(text);
    }

    @Test
    void areGivenBackAsTheyCame() throws Exception {
        var given = json("{\"b\":1.50,\"a\":[null,{\"x\":\"가\"}],\"c\":12345678901234567890}");

        assertThat(Args.of(given).orRefuse().tree()).isEqualTo(given);
        assertThat(Args.of(null).orRefuse().json()).isEqualTo("{}");
        assertThat(Args.of(json("null")).orRefuse().json()).isEqualTo("{}");
    }

    @Test
    void becomeVariables() throws Exception {
        var args = Args.of(
                        json(
                                "{\"t\":\"x\",\"n\":7,\"f\":1.5,\"b\":true,\"l\":[1,[]],\"m\":{\"k\":null},\"z\":null,\"h\":1e30}"))
                .orRefuse();

        assertThat(args.variables())
                .isEqualTo(Map.of(
                        "t", "x", "n", 7L, "f", 1.5, "b", true, "l", List.of(1L, List.of()), "m", Map.of(), "h", 1e30));
    }

    @Test
    void areAnObjectOfBoundedSizeAndDepth() throws Exception {
        var fits = "{\"a\":\"" + "x".repeat(Args.MAX_BYTES - 8) + "\"}";
        var tooLarge = "{\"a\":\"" + "x".repeat(Args.MAX_BYTES - 7) + "\"}";
        var tooLargeInBytes = "{\"a\":\"" + "가".repeat(Args.MAX_BYTES / 3) + "\"}";

        assertThat(Args.of(json(fits))).isInstanceOf(Outcome.Done.class);
        assertThat(reason(json(tooLarge))).isEqualTo("args: must not be larger than 64 KiB");
        assertThat(reason(json(tooLargeInBytes))).isEqualTo("args: must not be larger than 64 KiB");
        assertThat(Args.of(json(nested(16)))).isInstanceOf(Outcome.Done.class);
        assertThat(reason(json(nested(17)))).isEqualTo("args: must not be nested deeper than 16");
        assertThat(reason(json("[1]"))).isEqualTo("args: must be an object");
        assertThat(reason(json("\"x\""))).isEqualTo("args: must be an object");
    }

    private static String nested(int levels) {
        return "{\"a\":" + "[".repeat(levels - 1) + "]".repeat(levels - 1) + "}";
    }

    private static String reason(JsonNode given) {
        return ((Outcome.Refused<Args>) Args.of(given)).problem().message();
    }
}
