package dev.darkroom.benchmarks;

import dev.darkroom.local.cloud.LaptopCloud;
import dev.darkroom.local.cloud.Options;
import dev.darkroom.local.demo.client.Answers;
import dev.darkroom.local.demo.client.Darkroom;
import dev.darkroom.local.demo.client.User;
import java.nio.file.Path;
import java.util.List;

/** Warm answers through the local gateway, one after the other on one connection, and the memory of all processes afterwards. */
public final class EdgeBenchmark {
    private EdgeBenchmark() {}

    /** Takes no arguments; a minute on two cores. */
    public static void main(String[] arguments) throws Exception {
        Path root = Path.of(System.getProperty("darkroom.root", ""));
        try (LaptopCloud cloud = LaptopCloud.start(Options.of(root).withWorkers(1))) {
            User user = Darkroom.at(cloud.baseUri()).anonymous(null);
            String job = user.createJob("seller", List.of(new Answers.Announced("image/jpeg", 1_000, "0".repeat(64))))
                    .jobId();
            try (var figures = new Figures("edge", "call", "p50 ms", "p99 ms")) {
                var warm = new WarmCalls(figures);
                warm.measure(
                        "GET /.well-known/jwks.json", 200, () -> user.darkroom().get("/.well-known/jwks.json"));
                warm.measure("GET /presets", 200, () -> user.get("/presets"));
                warm.measure(
                        "GET /presets, bad token",
                        401,
                        () -> user.get("/presets").token(altered(user.token())));
                warm.measure("GET /me", 200, () -> user.get("/me"));
                warm.measure("GET /jobs/{id}", 200, () -> user.get("/jobs/" + job));
            }
            memory(cloud);
        }
    }

    /** Another signature: to refuse it costs the check of the token and nothing else. */
    static String altered(String token) {
        int middle = token.length() - 20;
        return token.substring(0, middle) + (token.charAt(middle) == 'A' ? 'B' : 'A') + token.substring(middle + 1);
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
