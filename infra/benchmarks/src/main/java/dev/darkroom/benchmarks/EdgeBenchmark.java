package dev.darkroom.benchmarks;

import dev.darkroom.local.cloud.LaptopCloud;
import dev.darkroom.local.cloud.Options;
import dev.darkroom.local.demo.client.Answers;
import dev.darkroom.local.demo.client.Darkroom;
import dev.darkroom.local.demo.client.Request;
import dev.darkroom.local.demo.client.User;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/** Warm answers through the local gateway, one after the other on one connection, and the memory of all processes afterwards. */
public final class EdgeBenchmark {
    private static final int WARM_UP = 1_500;
    private static final int MEASURED = 1_000;

    private EdgeBenchmark() {}

    /** Takes no arguments; a minute on two cores. */
    public static void main(String[] arguments) throws Exception {
        Path root = Path.of(System.getProperty("darkroom.root", ""));
        try (LaptopCloud cloud = LaptopCloud.start(Options.of(root).withWorkers(1))) {
            User user = Darkroom.at(cloud.baseUri()).anonymous(null);
            String job = user.createJob("seller", List.of(new Answers.Announced("image/jpeg", 1_000, "0".repeat(64))))
                    .jobId();
            try (var figures = new Figures("edge", "call", "p50 ms", "p99 ms")) {
                row(figures, "GET /.well-known/jwks.json", () -> user.darkroom().get("/.well-known/jwks.json"));
                row(figures, "GET /presets", () -> user.get("/presets"));
                row(figures, "GET /me", () -> user.get("/me"));
                row(figures, "GET /jobs/{id}", () -> user.get("/jobs/" + job));
            }
            memory(cloud);
        }
    }

    private static void row(Figures figures, String name, Supplier<Request> request) throws Exception {
        for (int i = 0; i < WARM_UP; i++) {
            request.get().send().orRefused();
        }
        var durations = new Durations(MEASURED);
        for (int i = 0; i < MEASURED; i++) {
            durations.measure(() -> request.get().send().orRefused());
        }
        figures.row(name, durations.percentile(0.5), durations.percentile(0.99));
    }

    private static void memory(LaptopCloud cloud) throws Exception {
        double resident = 0;
        double proportional = 0;
        try (var figures = new Figures("memory", "process", "RSS MiB", "PSS MiB")) {
            for (ProcessHandle process : cloud.processes()) {
                figures.row(
                        process.info().arguments().map(EdgeBenchmark::what).orElse("?"),
                        Memory.resident(process),
                        Memory.proportional(process));
                resident += Memory.resident(process);
                proportional += Memory.proportional(process);
            }
            figures.row("all but the gateway", resident, proportional);
        }
    }

    /** The last argument that is no option: a handler, a main class or a jar. */
    private static String what(String[] arguments) {
        String what = "";
        for (String argument : arguments) {
            if (!argument.startsWith("-")) {
                what = argument;
            }
        }
        return what.substring(what.lastIndexOf('/') + 1);
    }
}
