package dev.darkroom.worker.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.contract.Golden;
import dev.darkroom.contract.Json;
import dev.darkroom.contract.worker.GenerationReport;
import dev.darkroom.contract.worker.GenerationReport.Done;
import dev.darkroom.contract.worker.GenerationReport.Step;
import dev.darkroom.contract.worker.WebhookSigner;
import dev.darkroom.kernel.IdSource;
import dev.darkroom.storage.InMemoryObjectStore;
import dev.darkroom.testing.StandIns;
import dev.darkroom.worker.Limits;
import dev.darkroom.worker.engine.generation.OnFirstUse;
import dev.darkroom.worker.engine.tiny.TinyEngine;
import dev.darkroom.worker.report.FakeService;
import dev.darkroom.worker.report.FakeService.Answer;
import dev.darkroom.worker.report.Reporter;
import dev.darkroom.worker.report.TakenSteps;
import dev.darkroom.worker.run.FairLanes;
import dev.darkroom.worker.run.RunWorker;
import dev.darkroom.worker.run.generation.GenerationRuns;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A run of the diffusion model through a real queue, whose worker is stopped in the middle. */
class GenerationLoopIT {

    private static final int STEPS = 8;
    private static final int STOPPED_AT = 3;

    private static final Limits QUICK = new Limits(
            Duration.ofSeconds(1),
            Duration.ofSeconds(30),
            Duration.ofSeconds(10),
            Duration.ofMillis(50),
            Duration.ofMillis(200),
            Duration.ofSeconds(2));

    private final IdSource ids = IdSource.secure(InstantSource.system());
    private final HttpClient http = HttpClient.newHttpClient();
    private final WorkMessages queue = WorkMessages.newQueue(StandIns.shared().sqs(), ids);
    private final InMemoryObjectStore store = new InMemoryObjectStore(InstantSource.system());
    private final RunningPollers pollers = new RunningPollers();
    private FakeService<GenerationReport> service;

    @BeforeEach
    void open() throws Exception {
        service = FakeService.ofGenerations();
    }

    @AfterEach
    void close() throws Exception {
        pollers.stop();
        service.close();
        http.close();
    }

    @Test
    void anotherWorkerGoesOnWithTheNextStepAndShowsNoneTwice() throws Exception {
        var taken = new TakenSteps(0);
        var reported = new CountDownLatch(1);
        var stopped = new CountDownLatch(1);
        service.answer(report -> {
            Answer answer = taken.apply(report);
            if (report instanceof Step step && step.step() == STOPPED_AT) {
                reported.countDown();
                awaitQuietly(stopped);
            }
            return answer;
        });
        queue.send("session", message());
        Poller first = startWorker();
        reported.await();
        first.stop(Duration.ofSeconds(5));
        stopped.countDown();

        assertThat(queue.visible()).as("given back at once").isEqualTo(1);
        startWorker();
        await().atMost(Duration.ofSeconds(30)).until(queue::isEmpty);

        assertThat(service.heard())
                .filteredOn(Step.class::isInstance)
                .extracting(report -> ((Step) report).step())
                .isEqualTo(IntStream.rangeClosed(1, STEPS).boxed().toList());
        assertThat(service.heard().getLast()).isInstanceOf(Done.class);
        assertThat(store.sizes("steps/")).hasSize(STEPS);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private String message() throws Exception {
        ObjectNode message = (ObjectNode) Json.mapper().readTree(Golden.text("worker/generation-run"));
        return message.put("callback_url", service.callback().toString())
                .put("deadline", Json.instant(InstantSource.system().instant().plusSeconds(600)))
                .put("total_steps", STEPS)
                .put("width", 256)
                .put("height", 256)
                .toString();
    }

    private Poller startWorker() {
        var clock = InstantSource.system();
        var reporter = new Reporter(http, new WebhookSigner(FakeService.SECRET), ids, clock, QUICK);
        var lanes = new FairLanes(2);
        var runs = new GenerationRuns(store, new OnFirstUse(TinyEngine::new), lanes);
        var worker = new RunWorker(List.of(runs), reporter, ids, clock, lanes);
        return pollers.start(
                new Poller(new WorkQueue(StandIns.shared().sqs(), queue.url(), 1, clock), worker, QUICK, 1, () -> {}));
    }
}
