package dev.darkroom.worker;

import dev.darkroom.contract.worker.WebhookSigner;
import dev.darkroom.kernel.IdSource;
import dev.darkroom.storage.ObjectStore;
import dev.darkroom.storage.s3.S3ObjectStores;
import dev.darkroom.worker.engine.RulesEngine;
import dev.darkroom.worker.engine.comfyui.ComfyEngine;
import dev.darkroom.worker.engine.cpu.CpuEngine;
import dev.darkroom.worker.engine.generation.OnFirstUse;
import dev.darkroom.worker.engine.http.HttpEngine;
import dev.darkroom.worker.engine.tiny.TinyEngine;
import dev.darkroom.worker.photo.Mats;
import dev.darkroom.worker.queue.Poller;
import dev.darkroom.worker.queue.WorkQueue;
import dev.darkroom.worker.report.Reporter;
import dev.darkroom.worker.run.FairLanes;
import dev.darkroom.worker.run.RunKind;
import dev.darkroom.worker.run.RunWorker;
import dev.darkroom.worker.run.generation.GenerationRuns;
import dev.darkroom.worker.run.rules.PhotoWork;
import dev.darkroom.worker.run.rules.RulesRuns;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Starts a worker from its environment. Ends with status 2 when a variable is missing or wrong, with 0 after SIGTERM. */
public final class Main {

    private static final Logger LOG = LoggerFactory.getLogger(Main.class);

    /** A container has some 10 s between SIGTERM and SIGKILL; messages are given back in the first of them. */
    private static final Duration STOP_WITHIN = Duration.ofSeconds(5);

    /** Photos and steps of another queue for one of the last, while both wait: the last comes second, but it does come. */
    private static final int PRIORITY = 3;

    private static final Duration CONNECT = Duration.ofSeconds(5);

    private Main() {}

    /** Runs until SIGTERM. */
    public static void main(String[] args) throws InterruptedException {
        WorkerSettings settings;
        try {
            settings = WorkerSettings.from(System.getenv());
        } catch (WorkerSettings.BadSettings bad) {
            LOG.error("cannot start: {}", bad.getMessage());
            System.exit(2);
            return;
        }
        work(settings, Limits.CONTRACT);
    }

    private static void work(WorkerSettings settings, Limits limits) throws InterruptedException {
        Mats.load();
        InstantSource clock = InstantSource.system();
        IdSource ids = IdSource.secure(clock);
        try (SdkHttpClient sdkHttp = UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECT)
                        .socketTimeout(limits.poll().multipliedBy(2))
                        .build();
                SqsClient sqs = SqsClient.builder().httpClient(sdkHttp).build();
                HttpClient http =
                        HttpClient.newBuilder().connectTimeout(CONNECT).build()) {
            var store = S3ObjectStores.open(settings.store(), sdkHttp);
            var lanes = new FairLanes(settings.photos());
            var reporter = new Reporter(http, new WebhookSigner(settings.callbackSecret()), ids, clock, limits);
            List<RunKind<?>> kinds = List.of(
                    new RulesRuns(new PhotoWork(store, engine(settings, http), clock), lanes, clock),
                    generation(settings, store, http, ids, lanes));
            var runs = new RunWorker(kinds, reporter, ids, clock, lanes);
            List<Poller> pollers = new ArrayList<>();
            for (URI url : settings.queues()) {
                int weight = url.equals(settings.queues().getLast()) ? 1 : PRIORITY;
                pollers.add(new Poller(
                        new WorkQueue(sqs, url, weight, clock),
                        runs,
                        limits,
                        settings.slots(),
                        () -> touch(settings.aliveFile(), clock)));
            }
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(pollers), "stop"));
            LOG.info(
                    "worker ready: engines {} and {}, {} photos at once, queues {}",
                    settings.engine(),
                    settings.generation().getClass().getSimpleName(),
                    settings.photos(),
                    settings.queues());
            List<Thread> threads = pollers.stream().map(Main::polling).toList();
            for (Thread thread : threads) {
                thread.join();
            }
        }
    }

    private static Thread polling(Poller poller) {
        return Thread.ofPlatform()
                .name("poll")
                .uncaughtExceptionHandler(Main::die)
                .start(() -> {
                    try {
                        poller.poll();
                    } catch (InterruptedException ended) {
                        Thread.currentThread().interrupt();
                    }
                });
    }

    /** A worker that no longer polls one of its queues looks alive; better that it is started anew. */
    private static void die(Thread thread, Throwable bug) {
        LOG.error("worker ends", bug);
        System.exit(1);
    }

    private static RulesEngine engine(WorkerSettings settings, HttpClient http) {
        return switch (settings.engine()) {
            case CPU -> new CpuEngine();
            case HTTP -> new HttpEngine(http, Objects.requireNonNull(settings.segmenter()), HttpEngine.ANSWER_WITHIN);
        };
    }

    /** ComfyUI computes elsewhere: waiting for it takes no lane from those who compute here. */
    private static GenerationRuns generation(
            WorkerSettings settings, ObjectStore store, HttpClient http, IdSource ids, FairLanes lanes) {
        return switch (settings.generation()) {
            case GenerationSettings.Tiny tiny -> new GenerationRuns(store, new OnFirstUse(TinyEngine::new), lanes);
            case GenerationSettings.Comfy comfy ->
                new GenerationRuns(
                        store,
                        new ComfyEngine(http, comfy.url(), comfy.workflows(), comfy.checkpoint(), ids),
                        new FairLanes(settings.slots() * settings.queues().size()));
        };
    }

    /** Side by side: each gives its messages back in the first moments. */
    private static void stop(List<Poller> pollers) {
        List<Thread> stopping = pollers.stream()
                .map(poller -> Thread.ofVirtual().start(() -> stop(poller)))
                .toList();
        try {
            for (Thread thread : stopping) {
                thread.join();
            }
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }

    private static void stop(Poller poller) {
        try {
            poller.stop(STOP_WITHIN);
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }

    private static void touch(Path alive, InstantSource clock) {
        try {
            if (Files.notExists(alive)) {
                Files.createFile(alive);
            }
            Files.setLastModifiedTime(alive, FileTime.from(clock.instant()));
        } catch (IOException unwritable) {
            throw new UncheckedIOException("WORKER_ALIVE_FILE cannot be written: " + alive, unwritable);
        }
    }
}
