package dev.darkroom.benchmarks;

import dev.darkroom.contract.worker.WebhookSigner;
import dev.darkroom.local.cloud.LaptopCloud;
import dev.darkroom.local.cloud.Options;
import dev.darkroom.local.demo.client.Darkroom;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Jobs through the whole backend with an engine that does nothing: sign-up, creation, upload, confirmation, execution and the
 * reports. The cost of a job should not depend on how many came before it.
 */
public final class PipelineBenchmark {
    private static final int PHOTOS = 3;
    private static final int AT_ONCE = 4;
    private static final int WARM_UP = 300;

    private PipelineBenchmark() {}

    /** Takes the largest number of jobs, 1000 if none is given; the sizes before it are each a tenth of the next. */
    public static void main(String[] arguments) throws Exception {
        int most = arguments.length == 0 ? 1_000 : Integer.parseInt(arguments[0]);
        List<Integer> sizes = new ArrayList<>();
        for (int size = most; size >= 1; size /= 10) {
            sizes.addFirst(size);
        }
        Path root = Path.of(System.getProperty("darkroom.root", ""));
        try (LaptopCloud cloud = LaptopCloud.start(Options.of(root));
                ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
                var figures = new Figures("pipeline", "jobs", "seconds", "jobs/s", "reports/s", "ms a job")) {
            var darkroom = Darkroom.at(cloud.baseUri());
            var signer = new WebhookSigner(cloud.secret("CallbackSecret"));
            run(WARM_UP, darkroom, signer, threads);
            for (int size : sizes) {
                double seconds = run(size, darkroom, signer, threads);
                figures.row(
                        String.valueOf(size),
                        seconds,
                        size / seconds,
                        size * (PHOTOS + 1) / seconds,
                        1_000 * seconds / size);
            }
        }
    }

    private static double run(int jobs, Darkroom darkroom, WebhookSigner signer, ExecutorService threads)
            throws Exception {
        Callable<Void> life = () -> {
            var job = BareJob.executed(darkroom.anonymous(null), PHOTOS, signer);
            job.begin();
            for (int i = 0; i < PHOTOS; i++) {
                job.photoDone(i);
            }
            return null;
        };
        long begin = System.nanoTime();
        List<Future<Void>> lives = new ArrayList<>();
        for (int i = 0; i < jobs; i++) {
            lives.add(threads.submit(life));
        }
        for (Future<Void> done : lives) {
            done.get();
        }
        return (System.nanoTime() - begin) / 1e9;
    }
}
