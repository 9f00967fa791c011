package dev.darkroom.jobs.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/** Does the same with each of some rows at once, on threads that may wait. */
final class SideBySide {
    private SideBySide() {}

    /** Results in the order of the rows; the first failure is thrown when all have ended. */
    static <T, R> List<R> each(List<T> rows, Function<T, R> work) {
        var turns = new Semaphore(Audit.ACCOUNTS);
        List<Future<R>> working = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (T row : rows) {
                Callable<R> task = () -> {
                    turns.acquire();
                    try {
                        return work.apply(row);
                    } finally {
                        turns.release();
                    }
                };
                working.add(threads.submit(task));
            }
        }
        return working.stream().map(SideBySide::result).toList();
    }

    private static <R> R result(Future<R> done) {
        try {
            return done.get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException("an audit could not read on: " + failed.getCause(), failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("an audit was stopped", stopped);
        }
    }
}
