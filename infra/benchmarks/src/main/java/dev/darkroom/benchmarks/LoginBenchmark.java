package dev.darkroom.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import dev.darkroom.local.cloud.LaptopCloud;
import dev.darkroom.local.cloud.Options;
import dev.darkroom.local.demo.client.Darkroom;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * Studio accounts, warm, one call after the other: a login is dear because a password's hash is, by design; a refresh and a
 * look at the own account are not.
 */
public final class LoginBenchmark {
    private static final String AUTH = "/api/v1/auth/";
    private static final Map<String, Object> ADA =
            Map.of("email", "ada@example.com", "password", "correct horse", "cookie", false);
    private static final int WARM_UP = 200;
    private static final int MEASURED = 200;

    private final Darkroom darkroom;
    private String refreshToken = "";
    private String accessToken = "";

    private LoginBenchmark(Darkroom darkroom) {
        this.darkroom = darkroom;
    }

    /** Takes no arguments; two minutes on two cores. */
    public static void main(String[] arguments) throws Exception {
        Path root = Path.of(System.getProperty("darkroom.root", ""));
        try (LaptopCloud cloud = LaptopCloud.start(Options.of(root));
                var figures = new Figures("login", "call", "p50 ms", "p99 ms", "calls/s")) {
            var studio = new LoginBenchmark(Darkroom.at(cloud.baseUri()));
            var account = Map.of("email", ADA.get("email"), "password", ADA.get("password"));
            studio.call("register", account);
            row(figures, "POST /login", () -> studio.tokens("login", ADA));
            row(figures, "POST /refresh", () -> studio.tokens("refresh", Map.of("refresh_token", studio.refreshToken)));
            row(figures, "GET /me", studio::me);
        }
    }

    private static void row(Figures figures, String name, Callable<?> call) throws Exception {
        for (int i = 0; i < WARM_UP; i++) {
            call.call();
        }
        var durations = new Durations(MEASURED);
        long begin = System.nanoTime();
        for (int i = 0; i < MEASURED; i++) {
            durations.measure(call);
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        figures.row(name, durations.percentile(0.5), durations.percentile(0.99), MEASURED / seconds);
    }

    private JsonNode call(String path, Map<String, ?> body) {
        return darkroom.post(AUTH + path).json(body).send().orRefused().json();
    }

    private JsonNode tokens(String path, Map<String, ?> body) {
        JsonNode answer = call(path, body);
        refreshToken = answer.path("refresh_token").asText();
        accessToken = answer.path("access_token").asText();
        return answer;
    }

    private JsonNode me() {
        return darkroom.get(AUTH + "me").token(accessToken).send().orRefused().json();
    }
}
