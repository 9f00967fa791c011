package dev.darkroom.benchmarks;

import dev.darkroom.contract.worker.WebhookSigner;
import dev.darkroom.local.cloud.LaptopCloud;
import dev.darkroom.local.cloud.Options;
import dev.darkroom.local.demo.client.Darkroom;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** From a worker's report to the viewers of its topic: one viewer, and as many as a topic may have on a laptop. */
public final class FanOutBenchmark {
    private static final int PHOTOS = 10;
    private static final int ROUNDS = 10;
    private static final long PATIENCE_SECONDS = 60;

    private FanOutBenchmark() {}

    /** Takes the largest number of viewers, 1000 if none is given. */
    public static void main(String[] arguments) throws Exception {
        int most = arguments.length == 0 ? 1_000 : Integer.parseInt(arguments[0]);
        Path root = Path.of(System.getProperty("darkroom.root", ""));
        try (LaptopCloud cloud = LaptopCloud.start(Options.of(root));
                HttpClient http = HttpClient.newHttpClient();
                var figures = new Figures("fan-out", "viewers", "p50 ms", "p99 ms", "report ms")) {
            var darkroom = Darkroom.at(cloud.baseUri());
            var signer = new WebhookSigner(cloud.secret("CallbackSecret"));
            measure(darkroom, signer, http, 1, ROUNDS); // warms up
            for (int viewers : new int[] {1, 100, most}) {
                var seen = new Durations(viewers * PHOTOS * ROUNDS);
                var reported = new Durations(PHOTOS * ROUNDS);
                for (int round = 0; round < (viewers == 1 ? ROUNDS : 1); round++) {
                    watch(darkroom, signer, http, viewers, seen, reported);
                }
                figures.row(
                        String.valueOf(viewers), seen.percentile(0.5), seen.percentile(0.99), reported.percentile(0.5));
            }
        }
    }

    private static void measure(Darkroom darkroom, WebhookSigner signer, HttpClient http, int viewers, int rounds)
            throws Exception {
        for (int round = 0; round < rounds; round++) {
            watch(darkroom, signer, http, viewers, new Durations(viewers * PHOTOS), new Durations(PHOTOS));
        }
    }

    private static void watch(
            Darkroom darkroom, WebhookSigner signer, HttpClient http, int viewers, Durations seen, Durations reported)
            throws Exception {
        var job = BareJob.executed(darkroom.anonymous(null), PHOTOS, signer);
        var hello = new Round(viewers, new Durations(viewers));
        var now = new Now(hello);
        List<WebSocket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < viewers; i++) {
                sockets.add(http.newWebSocketBuilder()
                        .buildAsync(job.socket(), new Viewer(now))
                        .join());
            }
            job.begin();
            hello.await(); // all of them live: from here on it is pushed, not replayed
            for (int photo = 0; photo < PHOTOS; photo++) {
                var next = new Round(viewers, seen);
                now.round = next;
                int idx = photo;
                reported.measure(() -> {
                    job.photoDone(idx);
                    return idx;
                });
                next.await();
            }
        } finally {
            sockets.forEach(WebSocket::abort);
        }
    }

    /** The event that viewers wait for at the moment. */
    private static final class Now {
        private volatile Round round;

        Now(Round first) {
            round = first;
        }
    }

    /** One event on its way to all viewers. */
    private static final class Round {
        private final long begin = System.nanoTime();
        private final CountDownLatch missing;
        private final Durations durations;

        Round(int viewers, Durations durations) {
            this.missing = new CountDownLatch(viewers);
            this.durations = durations;
        }

        void seen() {
            if (missing.getCount() > 0) {
                durations.add(System.nanoTime() - begin);
                missing.countDown();
            }
        }

        void await() throws InterruptedException {
            if (!missing.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException(missing.getCount() + " viewers heard nothing");
            }
        }
    }

    /** Counts progress events; the end, which follows the last photo, is no event of its own here. */
    private record Viewer(Now now) implements WebSocket.Listener {
        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
            if (text.toString().contains("job_progress")) {
                now.round.seen();
            }
            socket.request(1);
            return null;
        }
    }
}
