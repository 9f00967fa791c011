package dev.darkroom.local.demo.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.undertow.Handlers;
import io.undertow.Undertow;
import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.core.WebSockets;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LiveViewTest {
    private static final int EVENTS = 12;
    private final AtomicInteger connections = new AtomicInteger();
    private final Undertow server = Undertow.builder()
            .addHttpListener(0, "localhost")
            .setHandler(Handlers.websocket((exchange, channel) -> {
                connections.incrementAndGet();
                serve(
                        channel,
                        Long.parseLong(Objects.requireNonNull(
                                        exchange.getRequestParameters().get("after"))
                                .getFirst()));
            }))
            .build();

    /** Repeats the event before, sends three more and drops the line. */
    private static void serve(WebSocketChannel channel, long after) {
        channel.resumeReceives();
        for (long seq = Math.max(1, after); seq <= Math.min(EVENTS, after + 3); seq++) {
            String type = seq == EVENTS ? "job_done" : "job_progress";
            WebSockets.sendText("{\"type\":\"%s\",\"topic\":\"job:1\",\"seq\":%d}".formatted(type, seq), channel, null);
        }
        WebSockets.sendClose(1001, "going away", channel, null);
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void eachEventIsSeenOnceAndInOrderHoweverOftenTheLineDrops() throws Exception {
        server.start();
        int port = ((InetSocketAddress) server.getListenerInfo().getFirst().getAddress()).getPort();
        URI url = URI.create("ws://localhost:" + port + "/?capability=x");
        List<Long> seen = Collections.synchronizedList(new ArrayList<>());
        try (LiveView view = LiveView.open(
                Darkroom.at(URI.create("http://localhost:" + port)), () -> url, event -> seen.add(event.seq()))) {
            assertThat(view.last().get(20, TimeUnit.SECONDS).seq()).isEqualTo(EVENTS);
        }
        assertThat(seen).isEqualTo(LongStream.rangeClosed(1, EVENTS).boxed().toList());
        assertThat(connections.get()).isEqualTo(EVENTS / 3);
    }

    @ParameterizedTest
    @CsvSource({
        "ws://h/live, ws://h/live?after=7",
        "ws://h/live?capability=a.b, ws://h/live?capability=a.b&after=7",
        "ws://h/live?after=0&capability=a, ws://h/live?capability=a&after=7",
        "ws://h/live?capability=a&after=3, ws://h/live?capability=a&after=7"
    })
    void theUrlAsksForWhatCameAfter(String url, String expected) {
        assertThat(LiveView.after(URI.create(url), 7)).hasToString(expected);
    }
}
