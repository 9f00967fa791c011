package dev.darkroom.local.demo.client;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.undertow.Handlers;
import io.undertow.Undertow;
import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.core.WebSockets;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
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

    /** Takes connections and never says a word: what is left of one whose network went away. */
    @Test
    void aLineThatIsDeadWithoutAWordIsLeft() throws Exception {
        try (var dead = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            var upgrades = new AtomicInteger();
            Thread.startVirtualThread(() -> upgradeOnly(dead, upgrades));
            URI url = URI.create("ws://localhost:" + dead.getLocalPort() + "/?capability=x");
            try (LiveView view = LiveView.open(
                    Darkroom.at(URI.create("http://localhost:" + dead.getLocalPort())),
                    () -> url,
                    event -> {},
                    Duration.ofMillis(50))) {
                await().until(() -> view.cuts() >= 2 && upgrades.get() >= 2);
            }
        }
    }

    private static void upgradeOnly(ServerSocket server, AtomicInteger upgrades) {
        try {
            while (true) {
                Socket line = server.accept();
                var request = new BufferedReader(new InputStreamReader(line.getInputStream(), US_ASCII));
                String key = request.lines()
                        .takeWhile(header -> !header.isEmpty())
                        .filter(header -> header.toLowerCase(Locale.ROOT).startsWith("sec-websocket-key:"))
                        .map(header -> header.substring(header.indexOf(':') + 1).strip())
                        .toList()
                        .getFirst();
                byte[] digest = MessageDigest.getInstance("SHA-1")
                        .digest((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(US_ASCII));
                line.getOutputStream()
                        .write(("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                                        + "Sec-WebSocket-Accept: "
                                        + Base64.getEncoder().encodeToString(digest)
                                        + "\r\n\r\n")
                                .getBytes(US_ASCII));
                upgrades.incrementAndGet();
            }
        } catch (IOException | GeneralSecurityException closed) {
            // the test is over
        }
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
