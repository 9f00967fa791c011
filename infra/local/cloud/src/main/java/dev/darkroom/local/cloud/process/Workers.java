package dev.darkroom.local.cloud.process;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** GPU workers as child processes. One that dies is started again after a second, unless it was stopped. */
public final class Workers implements AutoCloseable {
    private static final Duration RESTART_AFTER = Duration.ofSeconds(1);
    private static final long STOP_SECONDS = 10;

    /** What one worker runs. */
    public interface Plan {
        /** The program of the worker with that index, from 0. */
        Launcher.Program program(int index) throws IOException;
    }

    private final Launcher launcher;
    private final Plan plan;
    private final Logs logs;
    private final List<@Nullable Process> workers = new ArrayList<>();
    private boolean closed;

    public Workers(Launcher launcher, Plan plan, Logs logs) {
        this.launcher = launcher;
        this.plan = plan;
        this.logs = logs;
    }

    /** Starts one more worker; gives its index. */
    public synchronized int add() throws IOException {
        int index = workers.size();
        workers.add(null);
        start(index);
        return index;
    }

    private void start(int index) throws IOException {
        Process worker = launcher.start(plan.program(index));
        workers.set(index, worker);
        logs.follow(worker.inputReader(), () -> name(index));
        Exit.then(worker, () -> restart(index, worker));
    }

    private static String name(int index) {
        return "worker-" + index;
    }

    private void restart(int index, Process ended) {
        try {
            Thread.sleep(RESTART_AFTER);
            synchronized (this) {
                if (!closed && ended.equals(workers.get(index))) {
                    logs.line(name(index), "ended with status " + ended.exitValue() + "; starting another");
                    start(index);
                }
            }
        } catch (IOException e) {
            logs.line(name(index), "could not be started again: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends a worker with SIGKILL, in the middle of whatever it does; it is not started again. */
    public synchronized void kill(int index) {
        Process worker = workers.get(index);
        workers.set(index, null);
        if (worker != null) {
            worker.destroyForcibly();
        }
    }

    /** The processes that run at the moment. */
    public synchronized List<ProcessHandle> processes() {
        List<ProcessHandle> running = new ArrayList<>();
        for (Process worker : workers) {
            if (worker != null && worker.isAlive()) {
                running.add(worker.toHandle());
            }
        }
        return running;
    }

    /** Ends them in order, so that they give their work back; by force after 10 s. */
    @Override
    public void close() {
        List<ProcessHandle> running;
        synchronized (this) {
            closed = true;
            running = processes();
        }
        running.forEach(ProcessHandle::destroy);
        for (ProcessHandle worker : running) {
            worker.onExit()
                    .orTimeout(STOP_SECONDS, TimeUnit.SECONDS)
                    .exceptionally(late -> {
                        worker.destroyForcibly();
                        return worker;
                    })
                    .join();
        }
    }
}
