package dev.darkroom.local.cloud.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.darkroom.local.cloud.LaptopCloud;
import dev.darkroom.local.cloud.fixture.FixtureCloud;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.apigatewaymanagementapi.ApiGatewayManagementApiClient;
import software.amazon.awssdk.services.apigatewaymanagementapi.model.GoneException;

class SocketGatewayIT {
    private static final Duration SOON = Duration.ofSeconds(20);

    private final LaptopCloud cloud = FixtureCloud.shared();
    private final ApiGatewayManagementApiClient management = ApiGatewayManagementApiClient.builder()
            .endpointOverride(URI.create(
                    cloud.stack().function("FixtureFunction").environment().get("CONNECTIONS")))
            .region(Region.EU_WEST_1)
            .credentialsProvider(AnonymousCredentialsProvider.create())
            .httpClient(UrlConnectionHttpClient.create())
            .build();

    @Test
    void aMessageGoesToTheRouteThatItsActionNames() {
        var client = connect("?name=router");
        String id = connectionId("router");
        client.socket().sendText("{\"action\":\"wave\"}", true).join();
        client.socket().sendText("{\"action\":\"$connect\"}", true).join();
        client.socket().sendText("no json", true).join();

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(cloud.logs())
                        .anyMatch(line -> line.contains("MESSAGE " + id + " wave {\"action\":\"wave\"}"))
                        .anyMatch(line -> line.contains("MESSAGE " + id + " $default {\"action\":\"$connect\"}"))
                        .anyMatch(line -> line.contains("MESSAGE " + id + " $default no json")));
        client.socket().abort();
    }

    @Test
    void whatIsPostedArrivesInOrderUntilTheConnectionIsGone() {
        var client = connect("?name=poster");
        String id = connectionId("poster");
        for (int i = 0; i < 50; i++) {
            post(id, "message " + i);
        }

        await().atMost(SOON).until(() -> client.messages.size() == 50);
        assertThat(client.messages.getFirst()).isEqualTo("message 0");
        assertThat(client.messages.getLast()).isEqualTo("message 49");
        assertThat(management
                        .getConnection(get -> get.connectionId(id))
                        .identity()
                        .sourceIp())
                .isEqualTo("127.0.0.1");

        client.socket().sendClose(WebSocket.NORMAL_CLOSURE, "bye").join();
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(cloud.logs()).anyMatch(line -> line.contains("DISCONNECT " + id)));
        assertThatThrownBy(() -> post(id, "late")).isInstanceOf(GoneException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 500})
    void theFunctionCanRefuseAConnection(int status) {
        assertThatThrownBy(() -> connect("?refuse=" + status))
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        WebSocketHandshakeException.class,
                        refused ->
                                assertThat(refused.getResponse().statusCode()).isEqualTo(status));
    }

    @Test
    void aPathOfTheEdgeBecomesAQuery() {
        var client = connect("/image-stream/session_1/main?after=3");

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(cloud.logs())
                        .anyMatch(line -> line.contains("CONNECT ")
                                && line.contains("\"session\":\"session_1\"")
                                && line.contains("\"branch\":\"main\"")
                                && line.contains("\"after\":\"3\"")));
        client.socket().abort();
    }

    @Test
    void aFailingFunctionTellsTheClientAndLeavesTheSocketOpen() {
        var client = connect("?name=failing");
        client.socket().sendText("boom", true).join();

        await().atMost(SOON).until(() -> !client.messages.isEmpty());
        assertThat(client.messages.getFirst()).contains("Internal server error");
        post(connectionId("failing"), "still there");
        await().atMost(SOON).until(() -> client.messages.contains("still there"));
        client.socket().abort();
    }

    @Test
    void messagesOver128KilobytesEndTheConnectionAndFragmentsOfSmallerOnesDoNot() {
        var large = connect("?name=large");
        large.socket().sendText("x".repeat(129 * 1024), true).join();
        var parts = connect("?name=parts");
        parts.socket().sendText("x".repeat(20 * 1024), false).join();
        parts.socket().sendText("x".repeat(20 * 1024), true).join();

        assertThat(large.closed.orTimeout(20, TimeUnit.SECONDS).join()).isEqualTo(1009);
        String id = connectionId("parts");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(cloud.logs()).anyMatch(line -> line.contains("MESSAGE " + id)));
        parts.socket().abort();
    }

    /** By hand: the JDK's client cuts what it sends into frames of 16 KB. */
    @Test
    void aFrameOver32KilobytesEndsTheConnection() throws IOException {
        try (var socket =
                new Socket(InetAddress.getLoopbackAddress(), cloud.baseUri().getPort())) {
            socket.setSoTimeout(20_000);
            var out = new DataOutputStream(socket.getOutputStream());
            var in = new DataInputStream(socket.getInputStream());
            out.writeBytes(String.join(
                    "\r\n",
                    "GET /ws HTTP/1.1",
                    "Host: localhost",
                    "Connection: Upgrade",
                    "Upgrade: websocket",
                    "Sec-WebSocket-Version: 13",
                    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                    "",
                    ""));
            for (int last = 0; last != 0x0D0A0D0A; ) {
                last = (last << 8) | in.readUnsignedByte(); // up to the blank line after the handshake
            }
            out.writeShort(0x81FE); // one final text frame, masked, with a length of 16 bits
            out.writeShort(33 * 1024);
            out.writeInt(0); // a mask that changes nothing
            out.write("x".repeat(33 * 1024).getBytes(StandardCharsets.US_ASCII));
            out.flush();

            assertThat(in.readUnsignedByte()).as("a close frame").isEqualTo(0x88);
            assertThat(in.readUnsignedByte()).isGreaterThanOrEqualTo(2);
            assertThat(in.readUnsignedShort()).isEqualTo(1009);
        }
    }

    @Test
    void anIdleConnectionIsClosed() {
        var client = connect("?name=idle");

        assertThat(client.closed.orTimeout(20, TimeUnit.SECONDS).join()).isEqualTo(1001);
    }

    @Test
    void aReaderThatDoesNotReadIsCutOffAndDelaysNobody() {
        var slow = connect("?name=slow", false);
        var quick = connect("?name=quick");
        String slowId = connectionId("slow");
        String quickId = connectionId("quick");
        String large = "x".repeat(100 * 1024);

        assertThatThrownBy(() -> {
                    for (int i = 0; i < 400; i++) {
                        post(slowId, large);
                        post(quickId, "tick");
                    }
                })
                .isInstanceOf(GoneException.class);
        post(quickId, "done");
        await().atMost(SOON).until(() -> quick.messages.contains("done"));
        slow.socket().abort();
        quick.socket().abort();
    }

    @Test
    void goneConnectionsAnswer410() {
        assertThatThrownBy(() -> post("never-there", "x")).isInstanceOf(GoneException.class);
    }

    private void post(String id, String text) {
        management.postToConnection(post -> post.connectionId(id).data(SdkBytes.fromUtf8String(text)));
    }

    private String connectionId(String name) {
        String mark = "{\"name\":\"" + name + "\"}";
        return await().atMost(SOON)
                .until(
                        () -> cloud.logs().stream()
                                .filter(line -> line.contains("CONNECT ") && line.contains(mark))
                                .map(line -> line.replaceAll(".*CONNECT (\\S+) .*", "$1"))
                                .findFirst()
                                .orElse(""),
                        id -> !id.isEmpty());
    }

    private Client connect(String suffix) {
        return connect(suffix, true);
    }

    private Client connect(String suffix, boolean reads) {
        var client = new Client(reads);
        WebSocket socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create(cloud.webSocketUri() + suffix), client)
                .join();
        client.opened.complete(socket);
        return client;
    }

    private static final class Client implements WebSocket.Listener {
        private final List<String> messages = new CopyOnWriteArrayList<>();
        private final CompletableFuture<Integer> closed = new CompletableFuture<>();
        private final StringBuilder partial = new StringBuilder();
        private final boolean reads;
        private final CompletableFuture<WebSocket> opened = new CompletableFuture<>();

        Client(boolean reads) {
            this.reads = reads;
        }

        WebSocket socket() {
            return opened.join();
        }

        @Override
        public void onOpen(WebSocket from) {
            if (reads) {
                from.request(Long.MAX_VALUE);
            }
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            partial.append(data);
            if (last) {
                messages.add(partial.toString());
                partial.setLength(0);
            }
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            closed.complete(code);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            closed.complete(1006);
        }
    }
}
