package dev.darkroom.worker.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.darkroom.contract.Json;
import dev.darkroom.kernel.IdSource;
import dev.darkroom.observability.LogContext;
import dev.darkroom.observability.Metrics;
import dev.darkroom.worker.report.Reporter;
import dev.darkroom.worker.report.Verdict;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Works through one message, of whatever kind. */
public final class RunWorker {

    private static final Logger LOG = LoggerFactory.getLogger(RunWorker.class);

    private final List<RunKind<?>> kinds;
    private final Reporter reporter;
    private final IdSource ids;
    private final InstantSource clock;
    private final FairLanes lanes;

    /** @param lanes that this machine's work is done in */
    public RunWorker(List<RunKind<?>> kinds, Reporter reporter, IdSource ids, InstantSource clock, FairLanes lanes) {
        this.kinds = List.copyOf(kinds);
        this.reporter = reporter;
        this.ids = ids;
        this.clock = clock;
        this.lanes = lanes;
    }

    /** Whether a photo would be worked on at once. */
    public boolean isIdle() {
        return lanes.isIdle();
    }

    /** A run in progress: what a heartbeat needs. */
    public interface Pulse {
        /** Says to the service that the run lives, and heeds the answer. */
        void beat() throws InterruptedException;
    }

    /** Starts something that calls the pulse now and then, until it is ended. */
    public interface Heart {
        /** @return ends it; the pulse is then not begun again */
        Runnable start(Pulse pulse);
    }

    /** A brief, and who can work on it. */
    private record Task<B extends Brief>(RunKind<B> kind, B brief) {

        static <B extends Brief> Task<B> read(RunKind<B> kind, JsonNode message) throws JsonProcessingException {
            return new Task<>(kind, kind.read(message));
        }
    }

    /**
     * Works on a message until the run ends; the reason then stands in the state.
     *
     * @param body of the message
     * @param weight of its work among others' that waits for a lane
     * @param state may be ended from outside at any time
     * @param heart keeps the message and the service's patience while the run is worked on
     */
    public void work(String body, int weight, RunState state, Heart heart) throws InterruptedException {
        String attempt = ids.next();
        LogContext.ATTEMPT.put(attempt);
        Task<?> task;
        try {
            task = read(body);
        } catch (JsonProcessingException | RuntimeException senseless) {
            LOG.error("malformed message, left for the dead-letter queue: {}", senseless.getMessage());
            state.end(RunEnd.REFUSED);
            return;
        }
        task.brief().context().forEach(LogContext::put);
        work(task, new Attempt(attempt, weight, task.brief(), state, reporter, clock), state, heart);
    }

    private Task<?> read(String body) throws JsonProcessingException {
        JsonNode message = Json.mapper().readTree(body);
        String name = message.path("kind").asText();
        for (RunKind<?> kind : kinds) {
            if (kind.name().equals(name)) {
                return Task.read(kind, message);
            }
        }
        throw new IllegalArgumentException("unknown kind: " + name);
    }

    private <B extends Brief> void work(Task<B> task, Attempt attempt, RunState state, Heart heart)
            throws InterruptedException {
        if (!attempt.goesOn()) {
            LOG.warn(
                    "nothing is done for a run that is over; its deadline: {}",
                    task.brief().deadline());
            return;
        }
        LOG.info("run begins: {}", task.brief().summary());
        long began = clock.millis();
        var running = task.kind().running(attempt.id());
        Runnable stopBeating = heart.start(() -> attempt.beat(running));
        try {
            // fences out every older attempt, so it must have been taken before anything is done
            if (attempt.insist(running) instanceof Verdict.Accepted accepted && !state.isOver()) {
                task.kind().work(task.brief(), attempt, accepted.answer());
                state.end(RunEnd.FINISHED);
            }
        } catch (RuntimeException broken) {
            attempt.breakOff(broken);
        } finally {
            stopBeating.run();
            LOG.atInfo()
                    .addKeyValue("end", state.reason().map(RunEnd::name).orElse("-"))
                    .addKeyValue(
                            Metrics.KEY, Metrics.by("end").millis("RunTime", Duration.ofMillis(clock.millis() - began)))
                    .log("run has ended");
        }
    }
}
