package dev.darkroom.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.darkroom.http.testing.HttpFunction;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class PrimingTest {
    @Test
    void beforeASnapshotOneRequestHasPassedTheWholeEdge() {
        var log = (Logger) LoggerFactory.getLogger("dev.darkroom.http.access");
        var lines = new ListAppender<ILoggingEvent>();
        lines.start();
        log.addAppender(lines);
        try (var function = HttpFunction.start(Map.of("spec.name", Probe.NAME))) {
            function.beforeSnapshot();
        }

        log.detachAppender(lines);
        assertThat(lines.list)
                .singleElement()
                .satisfies(line -> assertThat(line.getKeyValuePairs())
                        .extracting(pair -> pair.key + "=" + pair.value)
                        .contains("status=404", "route=unmatched", "path=/.well-known/priming"));
    }
}
