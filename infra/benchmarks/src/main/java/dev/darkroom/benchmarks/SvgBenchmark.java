package dev.darkroom.benchmarks;

import dev.darkroom.local.cloud.LaptopCloud;
import dev.darkroom.local.cloud.Options;
import dev.darkroom.local.demo.client.Darkroom;
import dev.darkroom.local.demo.client.Request;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Warm answers of SVG sessions through the local gateway, and how long a change takes to whoever watches. */
public final class SvgBenchmark {
    private static final int CHANGES = 500;
    private static final long PATIENCE_SECONDS = 10;

    /** About as much as people draw: thirty shapes, a loop, an argument that is shown. */
    private static final String TEMPLATE = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"400\" height=\"200\">"
            + "{% for i in range(30) %}<rect x=\"{{ i * 12 }}\" y=\"40\" width=\"10\" height=\"{{ i * 4 }}\" fill=\"#2a6f97\"/>{% endfor %}"
            + "<text x=\"10\" y=\"20\">{{ count }}</text></svg>";

    private SvgBenchmark() {}

    /** Takes no arguments; two minutes on two cores. */
    public static void main(String[] arguments) throws Exception {
        Path root = Path.of(System.getProperty("darkroom.root", ""));
        try (LaptopCloud cloud = LaptopCloud.start(Options.of(root));
                HttpClient http = HttpClient.newHttpClient();
                var figures = new Figures("svg", "call", "p50 ms", "p99 ms")) {
            var user = User.of(Darkroom.at(cloud.baseUri()));
            user.create().send().orRefused();
            var warm = new WarmCalls(figures);
            var forged = EdgeBenchmark.altered(user.token());
            warm.measure(
                    "token refused", 401, () -> user.call("GET", "/sessions").token(forged));
            warm.measure("GET sessions", 200, () -> user.call("GET", "/sessions"));
            warm.measure("GET session", 200, () -> user.call("GET", "/session/count"));
            warm.measure("frame as SVG", 200, () -> user.darkroom().get("/stream/anna/count"));
            warm.measure("frame as PNG", 200, () -> user.darkroom().get("/stream/anna/count.png"));
            warm.measure("PUT session", 204, () -> user.change(0));
            var seen = seen(user, http);
            figures.row("PUT to seen", seen.percentile(0.5), seen.percentile(0.99));
        }
    }

    /** From sending the change to the event with the new frame at a viewer. */
    private static Durations seen(User user, HttpClient http) throws Exception {
        var frames = new LinkedBlockingQueue<String>();
        var socket = http.newWebSocketBuilder()
                .buildAsync(user.socket(), new Viewer(frames))
                .join();
        try {
            socket.sendText("{\"action\":\"subscribe\",\"topic\":\"svg:anna/count\",\"after\":0}", true)
                    .join();
            var durations = new Durations(CHANGES);
            for (int i = 0; i < CHANGES; i++) {
                var shown = ">" + (i + 1) * 1_000 + "<";
                int count = (i + 1) * 1_000;
                durations.measure(() -> {
                    user.change(count).send().orRefused();
                    return await(frames, shown);
                });
            }
            return durations;
        } finally {
            socket.abort();
        }
    }

    private static String await(LinkedBlockingQueue<String> frames, String shown) throws InterruptedException {
        String frame;
        do {
            frame = frames.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (frame == null) {
                throw new IllegalStateException("no frame with " + shown + " came");
            }
        } while (!frame.contains(shown));
        return frame;
    }

    /** The one user of the benchmark, with one session. */
    private record User(Darkroom darkroom, String token) {
        static User of(Darkroom darkroom) {
            var answer = darkroom.post("/api/auth/token")
                    .json(Map.of("user_id", "anna"))
                    .send()
                    .orRefused();
            return new User(darkroom, answer.json().path("token").asText());
        }

        Request call(String method, String below) {
            return darkroom.request(method, "/api/user/anna" + below).token(token);
        }

        Request create() {
            return call("POST", "/session")
                    .json(Map.of("session_id", "count", "template", TEMPLATE, "args", Map.of("count", 0)));
        }

        Request change(int count) {
            return call("PUT", "/session/count").json(Map.of("args", Map.of("count", count)));
        }

        URI socket() {
            var ticket = darkroom.post("/realtime/tickets").token(token).send().orRefused();
            return URI.create(ticket.json().path("url").asText());
        }
    }

    /** Collects messages, whole. */
    private static final class Viewer implements WebSocket.Listener {
        private final LinkedBlockingQueue<String> frames;
        private final StringBuilder message = new StringBuilder();

        Viewer(LinkedBlockingQueue<String> frames) {
            this.frames = frames;
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
            message.append(text);
            if (last) {
                frames.add(message.toString());
                message.setLength(0);
            }
            socket.request(1);
            return null;
        }
    }
}
