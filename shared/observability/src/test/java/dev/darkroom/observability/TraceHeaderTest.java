package dev.darkroom.observability;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceHeaderTest {
    private static final String ROOT = "1-5759e988-bd862e3fe1be46a994272793";

    @AfterEach
    void workEnds() {
        LogContext.clear();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Root=" + ROOT,
                "Root=" + ROOT + ";Parent=53995c3f42cd8ad8;Sampled=1",
                "Self=1-67891234-12456789abcdef012345678; Root=" + ROOT + ";CalledFrom=app"
            })
    void theRootIsReadWhateverStandsBesideIt(String header) {
        assertThat(TraceHeader.parse(header)).contains(new TraceHeader(ROOT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Root=", "Root=1-5759E988-bd862e3fe1be46a994272793", "Root=" + ROOT + "0", "NoRoot=" + ROOT})
    void somethingElseIsNone(String header) {
        assertThat(TraceHeader.parse(header)).isEmpty();
    }

    @Test
    void whatBeginsCanBeReadAgain() {
        var begun = TraceHeader.begin(Instant.ofEpochSecond(0x5759e988), new Random(1));

        assertThat(begun.root()).startsWith("1-5759e988-");
        assertThat(TraceHeader.parse(begun.value())).contains(begun);
    }

    @Test
    void theCurrentOneIsThatOfTheThread() {
        assertThat(TraceHeader.current()).isEmpty();

        LogContext.TRACE_ID.put(ROOT);

        assertThat(TraceHeader.current()).contains(new TraceHeader(ROOT));
    }
}
