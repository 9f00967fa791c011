package dev.darkroom.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import dev.darkroom.contract.Json;
import dev.darkroom.contract.worker.GenerationReport;
import dev.darkroom.contract.worker.WebhookSigner;
import dev.darkroom.local.cloud.LaptopCloud;
import dev.darkroom.local.cloud.Options;
import dev.darkroom.local.demo.client.Darkroom;
import dev.darkroom.local.demo.client.LiveEvent;
import dev.darkroom.local.demo.client.LiveView;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Interactive generation: from a worker's report of a step to its viewer, and whole runs of the built-in model, one alone and twenty branches
 * at once, from the request to the last viewer's last event.
 */
public final class GenerationBenchmark {
    private static final int STEPS = 20;
    private static final int ROUNDS = 5;
    private static final int BRANCHES = 20;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** A preview of the size that the worker sends. */
    private static final String PREVIEW = "A".repeat(16_000);

    private GenerationBenchmark() {}

    /** Takes no arguments. */
    public static void main(String[] arguments) throws Exception {
        Path root = Path.of(System.getProperty("darkroom.root", ""));
        try (var figures = new Figures("generation", "what", "p50 ms", "p99 ms", "steps/s")) {
            try (LaptopCloud cloud = LaptopCloud.start(Options.of(root))) {
                reports(Darkroom.at(cloud.baseUri()), new WebhookSigner(cloud.secret("CallbackSecret")), figures);
            }
            try (LaptopCloud cloud = LaptopCloud.start(Options.of(root).withWorkers(1))) {
                runs(Darkroom.at(cloud.baseUri()), figures);
            }
        }
    }

    private static void reports(Darkroom darkroom, WebhookSigner signer, Figures figures) throws Exception {
        reported(darkroom, signer, new Durations(STEPS));
        var seen = new Durations(STEPS * ROUNDS);
        for (int round = 0; round < ROUNDS; round++) {
            reported(darkroom, signer, seen);
        }
        figures.row("report to viewer", seen.percentile(0.5), seen.percentile(0.99), 0.0);
    }

    /** Reports one run as a worker would, and waits for each step as a viewer does. */
    private static void reported(Darkroom darkroom, WebhookSigner signer, Durations seen) throws Exception {
        var session = Watched.start(darkroom);
        try (var view = session.view()) {
            send(darkroom, signer, session, new GenerationReport.Running("a"));
            for (int step = 1; step <= STEPS; step++) {
                var key = "steps/" + session.id() + "/main/" + step + ".jpg";
                long begin = System.nanoTime();
                send(darkroom, signer, session, new GenerationReport.Step("a", step, key, PREVIEW));
                session.await("image_step", 1);
                seen.add(System.nanoTime() - begin);
            }
            requireUncut(view);
        }
    }

    private static void send(Darkroom darkroom, WebhookSigner signer, Watched session, GenerationReport report) {
        var body = report.toJson();
        var request =
                darkroom.post("/generations/" + session.id() + "/main/callback").body("application/json", body);
        signer.sign("msg_benchmark", InstantSource.system().instant(), body).forEach(request::header);
        request.send().orRefused();
    }

    private static void runs(Darkroom darkroom, Figures figures) throws Exception {
        one(darkroom, new Durations(1), new Durations(1));
        var first = new Durations(ROUNDS);
        var whole = new Durations(ROUNDS);
        for (int round = 0; round < ROUNDS; round++) {
            one(darkroom, first, whole);
        }
        figures.row("request to first step", first.percentile(0.5), first.percentile(0.99), 0.0);
        row(figures, "one run of " + STEPS + " steps", whole, STEPS);
        var parallel = new Durations(1);
        branches(darkroom, parallel);
        row(figures, BRANCHES + " branches at once", parallel, STEPS * BRANCHES);
    }

    private static void row(Figures figures, String what, Durations durations, int steps) {
        double median = durations.percentile(0.5);
        figures.row(what, median, durations.percentile(0.99), 1_000 * steps / median);
    }

    private static void one(Darkroom darkroom, Durations first, Durations whole) throws Exception {
        long begin = System.nanoTime();
        var session = Watched.start(darkroom);
        try (var view = session.view()) {
            session.await("image_step", 1);
            first.add(System.nanoTime() - begin);
            session.await("generation_complete", 1);
            whole.add(System.nanoTime() - begin);
            requireUncut(view);
        }
    }

    private static void branches(Darkroom darkroom, Durations whole) throws Exception {
        var session = Watched.start(darkroom);
        try (var view = session.view()) {
            session.await("generation_complete", 1);
            long begin = System.nanoTime();
            for (int i = 0; i < BRANCHES; i++) {
                darkroom.post("/api/branch/create")
                        .json(Map.of(
                                "sessionId", session.id(),
                                "sourceNodeId", session.root(),
                                "feedback",
                                        List.of(Map.of("id", "f", "area", "full", "type", "text", "text", "darker"))))
                        .send()
                        .orRefused();
            }
            session.await("generation_complete", BRANCHES);
            whole.add(System.nanoTime() - begin);
            requireUncut(view);
        }
    }

    private static void requireUncut(LiveView view) {
        if (view.cuts() > 0) {
            throw new IllegalStateException("the viewer was cut, so that its figures say nothing");
        }
    }

    /** A session and what its viewer hears. */
    private record Watched(String id, String root, LiveView view, BlockingQueue<LiveEvent> heard) {
        static Watched start(Darkroom darkroom) {
            JsonNode started = darkroom.post("/api/composition/start")
                    .json(Map.of("prompt", "a boat on the sea under a red sun", "totalSteps", STEPS))
                    .send()
                    .orRefused()
                    .json();
            var heard = new LinkedBlockingQueue<LiveEvent>();
            var url = URI.create(started.path("websocketUrl").asText());
            return new Watched(
                    started.path("sessionId").asText(),
                    started.path("rootNodeId").asText(),
                    LiveView.open(darkroom, () -> url, heard::add),
                    heard);
        }

        void await(String type, int count) throws InterruptedException {
            for (int found = 0; found < count; ) {
                var event = heard.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
                if (event == null || event.type().equals("error")) {
                    throw new IllegalStateException(
                            "waited for " + type + ", heard " + Json.write(event == null ? "nothing" : event.body()));
                }
                found += event.type().equals(type) ? 1 : 0;
            }
        }
    }
}
