package dev.darkroom.worker.run.generation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.contract.Golden;
import dev.darkroom.contract.Json;
import dev.darkroom.contract.worker.GenerationReport;
import dev.darkroom.contract.worker.WebhookSigner;
import dev.darkroom.kernel.IdSource;
import dev.darkroom.storage.Download;
import dev.darkroom.storage.InMemoryObjectStore;
import dev.darkroom.testing.SteppedClock;
import dev.darkroom.worker.Limits;
import dev.darkroom.worker.engine.generation.GenerationEngine;
import dev.darkroom.worker.report.FakeService;
import dev.darkroom.worker.report.Reporter;
import dev.darkroom.worker.run.FairLanes;
import dev.darkroom.worker.run.RunEnd;
import dev.darkroom.worker.run.RunState;
import dev.darkroom.worker.run.RunWorker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;

/** One worker for runs of a diffusion model, without a queue: a service that listens, a bucket, a clock that tests move. */
final class Rehearsal implements AutoCloseable {

    static final String MAIN_LINE = "worker/generation-run";
    static final String BRANCH = "worker/generation-run-branch";

    private static final Limits QUICK = new Limits(
            Duration.ofSeconds(1),
            Duration.ofSeconds(3),
            Duration.ofSeconds(1),
            Duration.ofMillis(5),
            Duration.ofMillis(20),
            Duration.ofSeconds(5));

    final SteppedClock clock = SteppedClock.now();
    final FairLanes lanes = new FairLanes(1);
    final RunState state = new RunState();
    final FakeService<GenerationReport> service;
    final InMemoryObjectStore store;
    private final HttpClient http = HttpClient.newHttpClient();

    Rehearsal() {
        this(new InMemoryObjectStore(InstantSource.system()));
    }

    Rehearsal(InMemoryObjectStore store) {
        this.store = store;
        try {
            service = FakeService.ofGenerations();
        } catch (IOException busy) {
            throw new UncheckedIOException(busy);
        }
    }

    /** A golden message that reports here and may take ten minutes; what else is different is the test's. */
    String message(String golden, Consumer<ObjectNode> edit) {
        try {
            ObjectNode message = (ObjectNode) Json.mapper().readTree(Golden.text(golden));
            message.put("callback_url", service.callback().toString());
            message.put("deadline", Json.instant(clock.instant().plusSeconds(600)));
            edit.accept(message);
            return message.toString();
        } catch (JsonProcessingException bug) {
            throw new UncheckedIOException(bug);
        }
    }

    /** Small and quick. */
    String message(int steps) {
        return message(
                MAIN_LINE,
                message -> message.put("total_steps", steps).put("width", 256).put("height", 256));
    }

    /** Works on a message to its end. */
    RunEnd work(String message, GenerationEngine engine) throws InterruptedException {
        var system = InstantSource.system();
        var ids = IdSource.secure(system);
        var reporter = new Reporter(http, new WebhookSigner(FakeService.SECRET), ids, system, QUICK);
        var worker = new RunWorker(List.of(new GenerationRuns(store, engine, lanes)), reporter, ids, clock, lanes);
        worker.work(message, 1, state, pulse -> () -> {});
        return state.reason().orElseThrow();
    }

    /** Numbers of the steps that the service heard of, in the order of their coming, repeats too. */
    List<Integer> steps() {
        return service.heard().stream()
                .filter(GenerationReport.Step.class::isInstance)
                .map(report -> ((GenerationReport.Step) report).step())
                .toList();
    }

    GenerationReport lastReport() {
        return service.heard().getLast();
    }

    /** Of the main line, in the bucket. */
    byte[] image(int step) throws IOException {
        Path file = Files.createTempFile("step", ".jpg");
        try {
            assertThat(store.download(key(step), file, Long.MAX_VALUE)).isInstanceOf(Download.Downloaded.class);
            return Files.readAllBytes(file);
        } finally {
            Files.delete(file);
        }
    }

    /** Of the main line. */
    static String key(int step) {
        return "steps/session_01J00000000000000000000000/main/" + step + ".jpg";
    }

    @Override
    public void close() {
        service.close();
        http.close();
    }
}
