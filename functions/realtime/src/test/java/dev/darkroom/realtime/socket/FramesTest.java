package dev.darkroom.realtime.socket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.contract.Json;
import dev.darkroom.realtime.Frame;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FramesTest {
    @ParameterizedTest
    @MethodSource
    void aMessageOfTheProtocolIsItsFrame(String text, Frame frame) {
        assertThat(Frames.parse(text)).isEqualTo(frame);
    }

    static Stream<Arguments> aMessageOfTheProtocolIsItsFrame() {
        return Stream.of(
                Arguments.of("{\"action\":\"subscribe\",\"topic\":\"job:1\"}", new Frame.Subscribe("job:1", 0)),
                Arguments.of(
                        "{\"action\":\"subscribe\",\"topic\":\"job:1\",\"after\":null}",
                        new Frame.Subscribe("job:1", 0)),
                Arguments.of(
                        "{\"action\":\"subscribe\",\"topic\":\"job:1\",\"after\":7,\"more\":[]}",
                        new Frame.Subscribe("job:1", 7)),
                Arguments.of(
                        "{\"action\":\"sync\",\"topic\":\"job:1\",\"after\":9007199254740991}",
                        new Frame.Sync("job:1", 9007199254740991L)),
                Arguments.of("{\"action\":\"unsubscribe\",\"topic\":\"\\ud83d\\ude00\"}", new Frame.Unsubscribe("😀")),
                Arguments.of(" {\"action\":\"ping\"} ", new Frame.Ping()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "null",
                "[]",
                "\"ping\"",
                "{\"action\":\"ping\"",
                "{\"action\":\"ping\"}{}",
                "{\"action\":\"ping\",\"action\":\"sync\"}",
                "{\"action\":1}",
                "{\"action\":\"PING\"}",
                "{\"topic\":\"job:1\"}",
                "{\"action\":\"subscribe\"}",
                "{\"action\":\"subscribe\",\"topic\":\"\"}",
                "{\"action\":\"subscribe\",\"topic\":7}",
                "{\"action\":\"subscribe\",\"topic\":{\"a\":1}}",
                "{\"action\":\"subscribe\",\"topic\":\"job:1\",\"after\":-1}",
                "{\"action\":\"subscribe\",\"topic\":\"job:1\",\"after\":\"7\"}",
                "{\"action\":\"subscribe\",\"topic\":\"job:1\",\"after\":1.5}",
                "{\"action\":\"subscribe\",\"topic\":\"job:1\",\"after\":9007199254740992}",
                "{\"action\":\"subscribe\",\"topic\":\"job:1\",\"after\":99999999999999999999}",
                "{\"action\":\"sync\",\"topic\":\"job:1\"}",
                "{\"action\":\"unsubscribe\"}"
            })
    void anythingElseIsMalformedAndSaysWhy(String text) {
        assertThat(Frames.parse(text))
                .isInstanceOfSatisfying(
                        Frame.Malformed.class,
                        frame -> assertThat(frame.reason()).isNotBlank());
    }

    @Test
    void hugeDeepAndBinaryMessagesAreMalformed() {
        var huge = "{\"action\":\"ping\",\"pad\":\"" + "x".repeat(100_000) + "\"}";
        var deep = "[".repeat(2000) + "]".repeat(2000);
        var binary =
                Json.mapper().createObjectNode().put("isBase64Encoded", true).put("body", "AAEC");
        assertThat(Frames.parse(huge)).isInstanceOf(Frame.Malformed.class);
        assertThat(Frames.parse(deep)).isInstanceOf(Frame.Malformed.class);
        assertThat(Frames.parse(binary)).isInstanceOf(Frame.Malformed.class);
        assertThat(Frames.parse(Json.mapper().createObjectNode())).isInstanceOf(Frame.Malformed.class);
    }

    @ParameterizedTest
    @CsvSource({"0,0", "17,17", "9007199254740991,9007199254740991"})
    void aPositionIsPlainDigits(String text, long position) {
        assertThat(Frames.position(text)).hasValue(position);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "+1", " 1", "1.0", "1e3", "٣", "9007199254740992", "99999999999999999999", "x"})
    void whatIsNoPositionIsNone(String text) {
        assertThat(Frames.position(text)).isEmpty();
    }
}
