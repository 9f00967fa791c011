package dev.darkroom.local.cloud;

import dev.darkroom.local.cloud.lambda.Lambda;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** The first request finds a warm function; people do not wait for it, only two cores do. */
final class EarlyStart {
    private static final Duration TRAIN_AFTER = Duration.ofSeconds(20);

    private EarlyStart() {}

    /** @param train whether missing ahead-of-time caches are made once it has become quiet */
    static void begin(Lambda lambda, Executor threads, boolean train) {
        List<CompletableFuture<Boolean>> warm = new ArrayList<>();
        lambda.pools().stream().filter(pool -> pool.function().isInteractive()).forEach(pool -> warm.add(pool.warm()));
        if (train) {
            threads.execute(() -> trainWhenQuiet(lambda, warm));
        }
    }

    private static void trainWhenQuiet(Lambda lambda, List<CompletableFuture<Boolean>> warm) {
        try {
            CompletableFuture.allOf(warm.toArray(CompletableFuture[]::new)).join();
            Thread.sleep(TRAIN_AFTER);
            lambda.train();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
