package dev.darkroom.worker.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.darkroom.contract.worker.Report;
import dev.darkroom.contract.worker.WebhookSigner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** Stands for the service that takes reports: checks signatures, remembers what it heard, answers as a test wishes. */
public final class FakeService implements AutoCloseable {

    public static final String SECRET = "a-secret-of-at-least-thirty-two-characters";

    /** An answer: status and whether the worker shall cancel. */
    public record Answer(int status, boolean cancel) {
        public static final Answer OK = new Answer(200, false);
    }

    private final HttpServer server;
    private final WebhookSigner signer = new WebhookSigner(SECRET);
    private final List<Report> heard = new CopyOnWriteArrayList<>();
    private volatile Function<Report, Answer> manner = report -> Answer.OK;

    public FakeService() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::hear);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    public URI callback() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/jobs/job/callback");
    }

    /** From now on reports are answered so. */
    public void answer(Function<Report, Answer> manner) {
        this.manner = manner;
    }

    /** All reports that were well signed, in the order of their coming, those answered with an error too. */
    public List<Report> heard() {
        return List.copyOf(heard);
    }

    private void hear(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Answer answer = signed(exchange, body) ? answerTo(body) : new Answer(403, false);
        byte[] text = "{\"success\":true,\"data\":{\"processed\":true,\"cancel\":%b},\"error\":null}"
                .formatted(answer.cancel())
                .getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), text.length);
        exchange.getResponseBody().write(text);
        exchange.close();
    }

    private Answer answerTo(String body) {
        try {
            Report report = Report.parse(body).orElseThrow();
            heard.add(report);
            return manner.apply(report);
        } catch (JsonProcessingException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }

    private boolean signed(HttpExchange exchange, String body) {
        var headers = exchange.getRequestHeaders();
        return signer.verify(
                body,
                Map.of(
                        WebhookSigner.ID, String.valueOf(headers.getFirst(WebhookSigner.ID)),
                        WebhookSigner.TIMESTAMP, String.valueOf(headers.getFirst(WebhookSigner.TIMESTAMP)),
                        WebhookSigner.SIGNATURE, String.valueOf(headers.getFirst(WebhookSigner.SIGNATURE))));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
