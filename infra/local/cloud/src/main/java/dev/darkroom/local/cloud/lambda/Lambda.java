package dev.darkroom.local.cloud.lambda;

import dev.darkroom.local.cloud.process.Launcher;
import dev.darkroom.local.cloud.process.Logs;
import dev.darkroom.local.template.Function;
import io.undertow.server.HttpHandler;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** All functions of a stack. */
public final class Lambda implements AutoCloseable {
    private final Map<String, FunctionPool> pools = new LinkedHashMap<>();
    private final RuntimeApi runtimeApi;
    private final InvokeApi invokeApi;
    private final CacheTrainer trainer;

    /** Starts nothing yet: environments start with their first event. */
    public Lambda(
            List<Function> functions,
            LambdaSettings settings,
            Launcher launcher,
            InstantSource clock,
            Supplier<String> ids,
            Logs logs) {
        var starter = new EnvironmentStarter(settings, launcher, ids, logs);
        runtimeApi = new RuntimeApi(starter, settings, clock);
        invokeApi = new InvokeApi(this, settings.endpoints().accessKey(), ids);
        trainer = new CacheTrainer(starter, ids, logs);
        functions.forEach(
                function -> pools.put(function.logicalId(), new FunctionPool(function, settings, starter, ids, logs)));
    }

    /** Serves the environments; to be called on threads that may block. */
    public HttpHandler runtimeApi() {
        return runtimeApi;
    }

    /** Serves whoever invokes functions; to be called on threads that may block. */
    public HttpHandler invokeApi() {
        return invokeApi;
    }

    /** Whether a path is one of {@link #invokeApi}. */
    public static boolean isInvocation(String path) {
        return path.startsWith(InvokeApi.PREFIX);
    }

    /** The environments of a function by its logical id; an unknown id is a mistake of the caller. */
    public FunctionPool pool(String logicalId) {
        return Optional.ofNullable(pools.get(logicalId))
                .orElseThrow(() -> new IllegalArgumentException("The template has no function " + logicalId));
    }

    /** Every function's environments, in the order of the template. */
    public Collection<FunctionPool> pools() {
        return pools.values();
    }

    /** Makes the missing ahead-of-time caches, one after the other, on the calling thread. */
    public synchronized void train() throws InterruptedException {
        for (FunctionPool pool : pools.values()) {
            trainer.train(pool.function());
        }
    }

    @Override
    public void close() {
        trainer.close();
        // side by side: each waits for its JVMs to end
        pools.values().parallelStream().forEach(FunctionPool::close);
    }
}
