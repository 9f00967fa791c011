package dev.darkroom.local.cloud.lambda;

import dev.darkroom.local.cloud.process.Exit;
import dev.darkroom.local.cloud.process.Logs;
import dev.darkroom.local.template.Function;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * The environments of one function. Events wait in one queue, and environments take from it; another environment is started when
 * more events wait than environments are free or starting, up to the limit.
 */
public final class FunctionPool implements AutoCloseable {
    /** Lambda tries a queue's event for longer; a caller who waits an hour for a laptop has gone. */
    private static final Duration PATIENCE = Duration.ofHours(1);

    private final Function function;
    private final LambdaSettings settings;
    private final EnvironmentStarter starter;
    private final Supplier<String> ids;
    private final Logs logs;
    private final BlockingDeque<Invocation> waiting = new LinkedBlockingDeque<>();
    private final Set<Environment> environments = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    FunctionPool(
            Function function, LambdaSettings settings, EnvironmentStarter starter, Supplier<String> ids, Logs logs) {
        this.function = function;
        this.settings = settings;
        this.starter = starter;
        this.ids = ids;
        this.logs = logs;
    }

    /** The function as the template has it. */
    public Function function() {
        return function;
    }

    /** Runs one event and waits for what becomes of it. */
    public Outcome invoke(byte[] event) throws InterruptedException {
        return invoke(event, PATIENCE);
    }

    /** As {@link #invoke(byte[])}, but gives up after {@code patience}; an event that nobody took by then is never run. */
    public Outcome invoke(byte[] event, Duration patience) throws InterruptedException {
        var invocation = new Invocation(ids.get(), event);
        waiting.addLast(invocation);
        scale();
        try {
            return invocation.outcome().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            if (waiting.remove(invocation)) {
                invocation.complete(new Outcome.TimedOut(patience));
            }
            return new Outcome.TimedOut(patience);
        } catch (ExecutionException e) {
            throw new IllegalStateException("Invocations are completed with outcomes only", e);
        }
    }

    /** Starts an environment ahead of the first event, where there is none; completes when it is ready or has failed. */
    public CompletableFuture<Boolean> warm() {
        synchronized (this) {
            if (environments.isEmpty() && !closed) {
                return startAnother().map(Environment::ready).orElse(CompletableFuture.completedFuture(false));
            }
        }
        return CompletableFuture.completedFuture(true);
    }

    private synchronized void scale() {
        long coming = environments.stream()
                .filter(environment -> environment.isFree() || environment.isStarting())
                .count();
        int limit = isDebugged() ? 1 : settings.environments();
        if (!closed && waiting.size() > coming && environments.size() < limit) {
            startAnother();
        }
    }

    /** Starts one; nothing when that fails, which the next event is told. */
    private Optional<Environment> startAnother() {
        Environment environment;
        try {
            environment = starter.start(function, waiting);
        } catch (IOException e) {
            failNext("The environment could not be started: " + e.getMessage());
            return Optional.empty();
        }
        environments.add(environment);
        Exit.then(environment.process(), () -> ended(environment));
        environment
                .ready()
                .copy()
                .orTimeout(settings.initTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(late -> {
                    logs.line(function.logicalId(), "Init timed out after " + settings.initTimeout());
                    environment.kill();
                    return false;
                });
        return Optional.of(environment);
    }

    /** One that never came up answers the event that it was started for; else that event would wait for ever. */
    private void ended(Environment environment) {
        environments.remove(environment);
        starter.ended(environment);
        boolean cameUp = environment.ready().getNow(false);
        if (!cameUp && !closed) {
            failNext("Init failed: " + environment.initError());
        }
        scale();
    }

    private void failNext(String reason) {
        logs.line(function.logicalId(), reason);
        Invocation invocation = waiting.pollFirst();
        if (invocation != null) {
            invocation.complete(new Outcome.Crashed(reason));
        }
    }

    private boolean isDebugged() {
        return settings.debug().filter(function.logicalId()::equals).isPresent();
    }

    /** The processes that run at the moment. */
    public List<ProcessHandle> processes() {
        return environments.stream().map(Environment::handle).toList();
    }

    /** Kills every environment, as a crash of all of them would, and returns when they are gone. */
    public void killEnvironments() {
        List<Environment> killed = List.copyOf(environments);
        killed.forEach(Environment::kill);
        killed.forEach(environment -> environment.process().onExit().join());
    }

    @Override
    public void close() {
        closed = true;
        List<Environment> ending = List.copyOf(environments);
        ending.forEach(Environment::stop);
        ending.forEach(environment -> environment.process().onExit().join()); // by force after 5 s
        waiting.forEach(invocation -> invocation.complete(new Outcome.Crashed("The laptop cloud is stopping")));
    }
}
