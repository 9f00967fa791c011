package dev.darkroom.local.cloud;

import dev.darkroom.local.cloud.lambda.FunctionPool;
import dev.darkroom.local.cloud.lambda.Outcome;
import dev.darkroom.local.template.Clients;
import dev.darkroom.local.template.Stack;
import dev.darkroom.local.template.TemplateException;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * A running laptop cloud. It serves from the moment {@link #start} returns until {@link #close}, and leaves no process behind,
 * however the program that started it ends.
 */
public final class LaptopCloud implements AutoCloseable {
    private final Assembly parts;

    private LaptopCloud(Assembly parts) {
        this.parts = parts;
    }

    /**
     * Starts everything and returns when the gateway serves; functions may still be starting.
     *
     * @throws StartException with one sentence that says what to do
     */
    public static LaptopCloud start(Options options) throws StartException {
        var parts = new Assembly(options);
        try {
            parts.start();
            return new LaptopCloud(parts);
        } catch (TemplateException | IOException e) {
            parts.close();
            throw new StartException(String.valueOf(e.getMessage()), e);
        } catch (StartException | RuntimeException | Error e) {
            parts.close();
            throw e;
        }
    }

    /** Origin of the HTTP API, without a trailing slash. */
    public URI baseUri() {
        return parts.origin();
    }

    /** Address of the WebSocket API. */
    public URI webSocketUri() {
        return parts.webSocketAddress();
    }

    /** The evaluated template: physical names, environments, routes. */
    public Stack stack() {
        return parts.stack();
    }

    /** SDK clients of the stand-ins, for tests that look behind the API; closed with the cloud. */
    public Clients clients() {
        return parts.clients();
    }

    /** The current value of a secret by its logical id: what whoever signs with it holds. */
    public String secret(String logicalId) {
        return parts.secrets().current(parts.stack().secret(logicalId));
    }

    /** How long each part of the start took. */
    public Timings timings() {
        return parts.timings();
    }

    /** Runs an event through a function by its logical id, as an SDK's Invoke would, and waits for what becomes of it. */
    public Outcome callFunction(String logicalId, byte[] event) throws InterruptedException {
        return parts.lambda().pool(logicalId).invoke(event);
    }

    /** Fires a function's schedule now and waits. */
    public Outcome runSchedule(String logicalId) throws InterruptedException {
        return parts.schedules().run(logicalId);
    }

    /** Kills all environments of a function with SIGKILL; the next event starts another. */
    public void killFunction(String logicalId) {
        parts.lambda().pool(logicalId).killEnvironments();
    }

    /** Makes the ahead-of-time caches that are missing, and waits; minutes for all functions. */
    public void makeCaches() throws InterruptedException {
        parts.lambda().train();
    }

    /** Starts one more GPU worker; gives its index, from 0. */
    public int startWorker() throws IOException {
        return parts.workers().add();
    }

    /** Kills a worker with SIGKILL; it is not started again. */
    public void killWorker(int index) {
        parts.workers().kill(index);
    }

    /** The latest lines of the log, oldest first. */
    public List<String> logs() {
        return parts.logs().recent();
    }

    /** Clients of the WebSocket API at the moment. */
    public int connectedClients() {
        return parts.connectedClients();
    }

    /** Every child process at the moment: stand-ins, environments, workers. */
    public List<ProcessHandle> processes() {
        List<ProcessHandle> processes = new ArrayList<>(List.of(parts.standIns().handle()));
        for (FunctionPool pool : parts.lambda().pools()) {
            processes.addAll(pool.processes());
        }
        processes.addAll(parts.workers().processes());
        return processes;
    }

    /** Stops everything in order: the doors first, then work, then the stores. Waits for the processes to end. */
    @Override
    public void close() {
        List<ProcessHandle> processes = processes();
        parts.close();
        processes.forEach(process -> process.onExit().join());
    }
}
