package dev.darkroom.worker.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.darkroom.contract.Json;
import dev.darkroom.contract.worker.GenerationReport;
import dev.darkroom.contract.worker.Report;
import dev.darkroom.contract.worker.ReportAnswer;
import dev.darkroom.contract.worker.WebhookSigner;
import dev.darkroom.contract.worker.WorkerReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Stands for the service that takes reports: checks signatures, remembers what it heard, answers as a test wishes. */
public final class FakeService<R extends WorkerReport> implements AutoCloseable {

    public static final String SECRET = "a-secret-of-at-least-thirty-two-characters";

    /** An answer: status, whether the worker shall cancel, and the last step that was taken. */
    public record Answer(
            int status, boolean cancel, @Nullable Integer step) {
        public static final Answer OK = new Answer(200, false);

        public Answer(int status, boolean cancel) {
            this(status, cancel, null);
        }
    }

    private interface Reading<R> {
        Optional<R> parse(String json) throws JsonProcessingException;
    }

    private final HttpServer server;
    private final WebhookSigner signer = new WebhookSigner(SECRET);
    private final Reading<R> reading;
    private final List<R> heard = new CopyOnWriteArrayList<>();
    private volatile Function<R, Answer> manner = report -> Answer.OK;

    private FakeService(Reading<R> reading) throws IOException {
        this.reading = reading;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::hear);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    /** One that runs of rules report to. */
    public static FakeService<Report> ofRules() throws IOException {
        return new FakeService<>(Report::parse);
    }

    /** One that runs of a diffusion model report to. */
    public static FakeService<GenerationReport> ofGenerations() throws IOException {
        return new FakeService<>(GenerationReport::parse);
    }

    public URI callback() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/jobs/job/callback");
    }

    /** From now on reports are answered so. */
    public void answer(Function<R, Answer> manner) {
        this.manner = manner;
    }

    /** All reports that were well signed, in the order of their coming, those answered with an error too. */
    public List<R> heard() {
        return List.copyOf(heard);
    }

    private void hear(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Answer answer = signed(exchange, body) ? answerTo(body) : new Answer(403, false);
        byte[] text = "{\"success\":true,\"data\":%s,\"error\":null}"
                .formatted(Json.write(new ReportAnswer(true, answer.cancel(), answer.step())))
                .getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), text.length);
        exchange.getResponseBody().write(text);
        exchange.close();
    }

    private Answer answerTo(String body) {
        try {
            R report = reading.parse(body).orElseThrow();
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
