package dev.darkroom.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.darkroom.local.cloud.LaptopCloud;
import dev.darkroom.local.cloud.Options;
import dev.darkroom.local.demo.client.Answers;
import dev.darkroom.local.demo.client.Darkroom;
import dev.darkroom.local.demo.client.User;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * The first answer of each function, from the spawn of its JVM to the answer at the client, through the local gateway: plain, and
 * with an ahead-of-time cache from a training run. The deployed functions start from snapshots instead, which a laptop has not.
 */
public final class ColdStartBenchmark {
    private static final int ROUNDS = 7;

    private ColdStartBenchmark() {}

    /** Takes no arguments; some minutes on two cores. */
    public static void main(String[] arguments) throws Exception {
        Options plain = Options.of(Path.of(System.getProperty("darkroom.root", "")));
        Options cached = plain.withEarlyStart();
        try (LaptopCloud cloud = LaptopCloud.start(cached)) {
            cloud.makeCaches();
        }
        try (var figures = new Figures("cold-start", "function", "plain ms", "cached ms", "ratio")) {
            Map<String, Double> before = medians(plain);
            medians(cached).forEach((function, milliseconds) -> {
                double uncached = before.getOrDefault(function, Double.NaN);
                figures.row(function, uncached, milliseconds, uncached / milliseconds);
            });
        }
    }

    private static Map<String, Double> medians(Options options) throws Exception {
        Map<String, Double> medians = new LinkedHashMap<>();
        try (LaptopCloud cloud = LaptopCloud.start(options)) {
            for (var entry : firstAnswers(cloud).entrySet()) {
                var durations = new Durations(ROUNDS);
                for (int i = 0; i < ROUNDS; i++) {
                    cloud.killFunction(entry.getKey());
                    durations.measure(entry.getValue());
                }
                medians.put(entry.getKey(), durations.percentile(0.5));
            }
        }
        return medians;
    }

    /** A call that makes the function do its usual work, by the function's logical id. */
    private static Map<String, Callable<?>> firstAnswers(LaptopCloud cloud) {
        User user = Darkroom.at(cloud.baseUri()).anonymous(null);
        String job = user.createJob("seller", List.of(new Answers.Announced("image/jpeg", 1_000, "0".repeat(64))))
                .jobId();
        Map<String, Callable<?>> calls = new LinkedHashMap<>();
        calls.put("IdentityApiFunction", () -> user.darkroom().anonymous(null));
        calls.put("JobsApiFunction", user::me);
        calls.put(
                "WorkerReportsFunction",
                () -> user.darkroom()
                        .post("/jobs/" + job + "/callback")
                        .json(Map.of())
                        .send());
        calls.put(
                "RealtimeFunction",
                () -> user.post("/realtime/tickets").json(Map.of()).send());
        calls.put("SvgApiFunction", () -> {
            var frame = user.darkroom().get("/stream/none").send();
            if (frame.status() != 404) {
                throw new IllegalStateException("answered " + frame.status());
            }
            return frame;
        });
        calls.put("JanitorFunction", () -> cloud.runSchedule("JanitorFunction"));
        calls.put("OperatorFunction", () -> cloud.callFunction("OperatorFunction", "{}".getBytes(UTF_8)));
        return calls;
    }
}
