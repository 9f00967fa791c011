package dev.darkroom.local.cloud.lambda;

import dev.darkroom.local.cloud.process.Logs;
import dev.darkroom.local.template.Function;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes the ahead-of-time cache of a function: one environment of its own starts with recording on, answers a request that
 * changes nothing, and ends in order, whereupon its JVM writes the cache. The next environment starts in half the time.
 */
final class CacheTrainer {
    private static final long PATIENCE_SECONDS = 120;
    /** A path that no contract has: the whole way through the function and back, and nothing is read or written. */
    private static final String HARMLESS_REQUEST = """
            {"version":"2.0","routeKey":"$default","rawPath":"/.well-known/warm-up","rawQueryString":"",
             "headers":{"accept":"application/json","host":"localhost"},"isBase64Encoded":false,
             "requestContext":{"accountId":"000000000000","apiId":"local","domainName":"localhost","domainPrefix":"localhost",
              "http":{"method":"GET","path":"/.well-known/warm-up","protocol":"HTTP/1.1","sourceIp":"127.0.0.1","userAgent":"warm-up"},
              "requestId":"warm-up","routeKey":"$default","stage":"$default","time":"01/Jan/2026:00:00:00 +0000","timeEpoch":0}}
            """;

    private final EnvironmentStarter starter;
    private final Supplier<String> ids;
    private final Logs logs;
    private final AtomicReference<@Nullable Environment> training = new AtomicReference<>();
    private volatile boolean closed;

    CacheTrainer(EnvironmentStarter starter, Supplier<String> ids, Logs logs) {
        this.starter = starter;
        this.ids = ids;
        this.logs = logs;
    }

    void train(Function function) throws InterruptedException {
        try {
            Path cache = starter.cacheFile(function);
            if (!closed && !Files.exists(cache)) {
                record(function, cache);
            }
        } catch (IOException | ExecutionException | TimeoutException e) {
            // without a cache a function starts slower, and no worse than that
            logs.line(function.logicalId(), "made no ahead-of-time cache: " + e);
        }
    }

    private void record(Function function, Path cache)
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        Path made = cache.resolveSibling("making-" + ids.get() + ".aot");
        BlockingDeque<Invocation> events = new LinkedBlockingDeque<>();
        Environment environment = starter.startTraining(function, events, made);
        training.set(environment);
        try {
            if (environment.ready().get(PATIENCE_SECONDS, TimeUnit.SECONDS) && function.isInteractive()) {
                var request = new Invocation(ids.get(), HARMLESS_REQUEST.getBytes(StandardCharsets.UTF_8));
                events.add(request);
                request.outcome().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            }
            // by its handle, which leaves the pipes open: at the end of its input the JVM would give up the cache
            environment.process().toHandle().destroy();
            environment.process().onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (Files.exists(made) && !closed) {
                Files.move(made, cache, StandardCopyOption.ATOMIC_MOVE);
            }
        } finally {
            training.set(null);
            environment.kill();
            starter.ended(environment);
            Files.deleteIfExists(made);
            Files.deleteIfExists(Path.of(made + ".config"));
        }
    }

    void close() {
        closed = true;
        Environment environment = training.get();
        if (environment != null) {
            environment.kill();
        }
    }
}
