package dev.darkroom.local.cloud.lambda;

import dev.darkroom.local.cloud.process.Exit;
import dev.darkroom.local.cloud.process.Logs;
import dev.darkroom.local.template.Function;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One child JVM of a function. It asks for an invocation, answers it, and asks again; it is killed when an answer takes too long,
 * and ended when nobody needs it any more.
 */
final class Environment {
    private static final Duration POLL = Duration.ofMillis(500);
    private static final long STOP_SECONDS = 5;

    private final String id;
    private final Function function;
    private final Process process;
    private final BlockingDeque<Invocation> waiting;
    private final Logs logs;
    private final CompletableFuture<Boolean> ready = new CompletableFuture<>();
    private final AtomicReference<@Nullable Invocation> current = new AtomicReference<>();
    private volatile String initError = "";

    Environment(String id, Function function, Process process, BlockingDeque<Invocation> waiting, Logs logs) {
        this.id = id;
        this.function = function;
        this.process = process;
        this.waiting = waiting;
        this.logs = logs;
        logs.follow(process.inputReader(), this::logSource);
        Exit.then(process, this::exited);
    }

    String id() {
        return id;
    }

    Function function() {
        return function;
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    /** Completes with true when it asks for its first invocation, with false when it ends before. */
    CompletableFuture<Boolean> ready() {
        return ready;
    }

    boolean isStarting() {
        return !ready.isDone();
    }

    /** Whether it will take the next event without delay. One that has just answered will ask at once. */
    boolean isFree() {
        Invocation at = current.get();
        return ready.isDone() && (at == null || at.outcome().isDone()) && process.isAlive();
    }

    Process process() {
        return process;
    }

    /** What it reported when it could not initialise, or nothing. */
    String initError() {
        return initError;
    }

    private String logSource() {
        Invocation at = current.get();
        return at == null ? function.logicalId() : function.logicalId() + " " + at.requestId();
    }

    /**
     * The next invocation, or none when it has waited for {@code idle} or has ended.
     *
     * @param timeout from now on: the time for initialisation is not the invocation's
     */
    Optional<Invocation> next(Duration idle, Duration timeout) throws InterruptedException {
        ready.complete(true);
        current.set(null);
        for (long waited = 0; waited < idle.toMillis() && process.isAlive(); waited += POLL.toMillis()) {
            Invocation invocation = waiting.poll(POLL.toMillis(), TimeUnit.MILLISECONDS);
            if (invocation != null && !process.isAlive()) {
                waiting.addFirst(invocation); // taken for a dead one: the next environment gets it
                return Optional.empty();
            }
            if (invocation != null && !invocation.outcome().isDone()) {
                begin(invocation, timeout);
                return Optional.of(invocation);
            }
        }
        return Optional.empty();
    }

    private void begin(Invocation invocation, Duration timeout) {
        current.set(invocation);
        invocation
                .outcome()
                .copy()
                .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(late -> {
                    logs.line(logSource(), "Task timed out after " + timeout.toMillis() / 1000.0 + " seconds");
                    invocation.complete(new Outcome.TimedOut(timeout));
                    kill();
                    return new Outcome.TimedOut(timeout);
                });
    }

    /** Answers the invocation at work; false when that id is not at work here. */
    boolean complete(String requestId, Outcome outcome) {
        Invocation invocation = current.get();
        if (invocation == null || !invocation.requestId().equals(requestId)) {
            return false;
        }
        invocation.complete(outcome);
        return true;
    }

    void failedToInitialise(String error) {
        initError = error;
    }

    private void exited() {
        ready.complete(false);
        Invocation invocation = current.getAndSet(null);
        if (invocation != null) {
            invocation.complete(new Outcome.Crashed("Runtime exited with status " + process.exitValue()));
        }
    }

    void kill() {
        process.destroyForcibly();
    }

    /** Ends it in order, so that its shutdown hooks run; by force after 5 s. */
    void stop() {
        process.destroy();
        process.onExit().orTimeout(STOP_SECONDS, TimeUnit.SECONDS).exceptionally(late -> process.destroyForcibly());
    }
}
