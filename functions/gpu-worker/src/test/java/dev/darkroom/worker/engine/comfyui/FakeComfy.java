package dev.darkroom.worker.engine.comfyui;

import com.fasterxml.jackson.databind.JsonNode;
import dev.darkroom.contract.Json;
import io.undertow.Handlers;
import io.undertow.Undertow;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.BlockingHandler;
import io.undertow.server.handlers.PathHandler;
import io.undertow.util.Headers;
import io.undertow.websockets.core.AbstractReceiveListener;
import io.undertow.websockets.core.BufferedBinaryMessage;
import io.undertow.websockets.core.BufferedTextMessage;
import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.core.WebSockets;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Speaks ComfyUI's protocol: the calls of its server.py and the frames of its socket. What happens to a prompt is the test's to say. */
final class FakeComfy implements AutoCloseable {

    /** An answer to a call. */
    record Answer(int status, String body) {}

    /** What becomes of a prompt, played on a thread of its own. */
    interface Play {
        void run(FakePrompt prompt) throws Exception;
    }

    final List<JsonNode> prompts = new CopyOnWriteArrayList<>();
    final List<String> uploads = new CopyOnWriteArrayList<>();
    final List<String> stopped = new CopyOnWriteArrayList<>();
    final List<String> said = new CopyOnWriteArrayList<>();
    final AtomicInteger connections = new AtomicInteger();
    final AtomicInteger pings = new AtomicInteger();
    final Queue<Answer> answersToPrompts = new ConcurrentLinkedQueue<>();

    /** Older servers do not let clients name prompts. */
    volatile boolean namesPrompts;

    private final Map<String, String> history = new ConcurrentHashMap<>();
    private final Deque<String> running = new ConcurrentLinkedDeque<>();
    private final Deque<String> pending = new ConcurrentLinkedDeque<>();
    private final Map<String, WebSocketChannel> sockets = new ConcurrentHashMap<>();
    private final CountDownLatch stop = new CountDownLatch(1);
    private final ExecutorService stage = Executors.newVirtualThreadPerTaskExecutor();
    private final Undertow server;
    private volatile byte[] picture = new byte[0];
    private volatile Play play = prompt -> {};

    FakeComfy() {
        PathHandler paths = Handlers.path()
                .addExactPath("/ws", Handlers.websocket((exchange, channel) -> {
                    String client = Objects.requireNonNull(
                                    exchange.getRequestParameters().get("clientId"))
                            .getFirst();
                    channel.getReceiveSetter().set(new AbstractReceiveListener() {
                        @Override
                        protected void onFullTextMessage(WebSocketChannel from, BufferedTextMessage message) {
                            said.add(message.getData());
                        }

                        @Override
                        protected void onFullPingMessage(WebSocketChannel from, BufferedBinaryMessage ping)
                                throws IOException {
                            pings.incrementAndGet();
                            super.onFullPingMessage(from, ping); // answers it
                        }
                    });
                    channel.resumeReceives();
                    sockets.put(client, channel);
                    connections.incrementAndGet();
                    WebSockets.sendText(
                            "{\"type\": \"status\", \"data\": {\"status\": {\"exec_info\": {\"queue_remaining\": 0}}, \"sid\": \"%s\"}}"
                                    .formatted(client),
                            channel,
                            null);
                }))
                .addPrefixPath("/", new BlockingHandler(this::answer));
        server = Undertow.builder()
                .setIoThreads(1)
                .setWorkerThreads(4)
                .addHttpListener(0, "127.0.0.1")
                .setHandler(paths)
                .build();
        server.start();
    }

    URI url() {
        int port = ((InetSocketAddress) server.getListenerInfo().getFirst().getAddress()).getPort();
        return URI.create("http://127.0.0.1:" + port);
    }

    /** From now on this becomes of prompts. */
    void play(Play manner) {
        this.play = manner;
    }

    /** What {@code /view} gives. */
    void picture(byte[] png) {
        this.picture = png;
    }

    /** Everything that was known of prompts is gone. */
    void startAnew() throws IOException {
        history.clear();
        running.clear();
        pending.clear();
        cutSockets();
    }

    /** All lines drop; who connects again is heard again. */
    void cutSockets() throws IOException {
        for (WebSocketChannel socket : List.copyOf(sockets.values())) {
            socket.close();
        }
    }

    /** The lines stay open, and nobody is at their other end. */
    void deafen() {
        sockets.values().forEach(WebSocketChannel::suspendReceives);
    }

    /** Somebody else's prompt is at work. */
    void busyWith(String other) {
        running.add(other);
    }

    private void answer(HttpServerExchange exchange) throws Exception {
        byte[] body = exchange.getInputStream().readAllBytes();
        String path = exchange.getRequestPath();
        if ("/view".equals(path)) {
            exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "image/png");
            exchange.getOutputStream().write(picture);
            return;
        }
        Answer answer = answer(exchange.getRequestMethod().toString(), path, body);
        exchange.setStatusCode(answer.status());
        exchange.getOutputStream().write(answer.body().getBytes(StandardCharsets.UTF_8));
    }

    private Answer answer(String method, String path, byte[] body) throws Exception {
        String text = new String(body, StandardCharsets.UTF_8);
        return switch (path) {
            case "/prompt" -> queue(Json.mapper().readTree(text));
            case "/queue" ->
                "GET".equals(method)
                        ? new Answer(200, queued())
                        : delete(Json.mapper().readTree(text));
            case "/interrupt" -> interrupt(Json.mapper().readTree(text));
            case "/upload/image" -> {
                uploads.add(new String(body, StandardCharsets.ISO_8859_1));
                String name = text.replaceFirst("(?s).*filename=\"([^\"]+)\".*", "$1");
                yield new Answer(200, "{\"name\": \"%s\", \"subfolder\": \"\", \"type\": \"temp\"}".formatted(name));
            }
            default -> {
                String prompt = path.substring(path.lastIndexOf('/') + 1);
                yield new Answer(200, "{%s}".formatted(history.getOrDefault(prompt, "")));
            }
        };
    }

    /** The id of the only prompt that was queued. */
    String prompt() {
        return prompts.getFirst().path("prompt_id").asText();
    }

    private Answer queue(JsonNode body) {
        Answer refusal = answersToPrompts.poll();
        if (refusal != null) {
            return refusal;
        }
        prompts.add(body);
        var prompt = new FakePrompt(
                this,
                namesPrompts
                        ? "prompt-" + prompts.size()
                        : body.path("prompt_id").asText(),
                body.path("client_id").asText());
        pending.add(prompt.id);
        stage.execute(() -> {
            try {
                play.run(prompt);
            } catch (Exception broken) {
                said.add("the play broke: " + broken);
            }
        });
        return new Answer(200, "{\"prompt_id\": \"%s\", \"number\": 1, \"node_errors\": {}}".formatted(prompt.id));
    }

    private String queued() {
        return "{\"queue_running\": [%s], \"queue_pending\": [%s]}".formatted(entries(running), entries(pending));
    }

    private static String entries(Deque<String> prompts) {
        return String.join(
                ", ", prompts.stream().map("[0, \"%s\", {}, {}, []]"::formatted).toList());
    }

    private Answer delete(JsonNode body) {
        body.path("delete").forEach(id -> {
            if (pending.remove(id.asText())) {
                stopped.add("deleted " + id.asText());
                stop.countDown();
            }
        });
        return new Answer(200, "{}");
    }

    private Answer interrupt(JsonNode body) {
        stopped.add("interrupted " + body.path("prompt_id").asText());
        stop.countDown();
        return new Answer(200, "{}");
    }

    @Override
    public void close() {
        stage.shutdownNow();
        server.stop();
    }

    void begin(String prompt) {
        pending.remove(prompt);
        running.add(prompt);
    }

    /** @param entry of the history */
    void end(String prompt, String entry) {
        running.remove(prompt);
        pending.remove(prompt);
        history.put(prompt, entry);
    }

    WebSocketChannel socket(String client) {
        return Objects.requireNonNull(sockets.get(client));
    }

    void awaitStop() throws InterruptedException {
        stop.await();
    }
}
