package dev.darkroom.local.cloud.events;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.local.cloud.Json;
import dev.darkroom.local.cloud.lambda.FunctionPool;
import dev.darkroom.local.cloud.lambda.Lambda;
import dev.darkroom.local.cloud.lambda.Outcome;
import dev.darkroom.local.cloud.process.Logs;
import dev.darkroom.local.template.Trigger;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Calls functions at their rates; a call that fails is logged, and the next one is the retry. */
public final class Schedules implements AutoCloseable {
    private final Lambda lambda;
    private final InstantSource clock;
    private final Supplier<String> ids;
    private final Logs logs;
    private final List<Future<?>> ticking = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService timer =
            Executors.newScheduledThreadPool(1, Thread.ofVirtual().factory());

    public Schedules(Lambda lambda, InstantSource clock, Supplier<String> ids, Logs logs) {
        this.lambda = lambda;
        this.clock = clock;
        this.ids = ids;
        this.logs = logs;
    }

    /** Starts every schedule of every function; the first call comes after one period. */
    public void start() {
        for (FunctionPool pool : lambda.pools()) {
            for (Trigger trigger : pool.function().triggers()) {
                if (trigger instanceof Trigger.Schedule schedule) {
                    long period = schedule.every().toMillis();
                    ticking.add(timer.scheduleAtFixedRate(
                            () -> tick(pool, schedule), period, period, TimeUnit.MILLISECONDS));
                }
            }
        }
    }

    private void tick(FunctionPool pool, Trigger.Schedule schedule) {
        Thread.ofVirtual().start(() -> {
            try {
                Outcome outcome = pool.invoke(event(schedule));
                if (!(outcome instanceof Outcome.Answered)) {
                    logs.line(pool.function().logicalId(), "failed on its schedule: " + outcome);
                }
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** Calls a function as its schedule would, now, and waits; a function without a schedule is a mistake of the caller. */
    public Outcome run(String function) throws InterruptedException {
        FunctionPool pool = lambda.pool(function);
        for (Trigger trigger : pool.function().triggers()) {
            if (trigger instanceof Trigger.Schedule schedule) {
                return pool.invoke(event(schedule));
            }
        }
        throw new IllegalArgumentException(function + " has no schedule");
    }

    private byte[] event(Trigger.Schedule schedule) {
        return schedule.input()
                .map(input -> input.getBytes(StandardCharsets.UTF_8))
                .orElseGet(this::schedulersOwn);
    }

    private byte[] schedulersOwn() {
        ObjectNode event = Json.object();
        event.put("version", "0");
        event.put("id", ids.get());
        event.put("detail-type", "Scheduled Event");
        event.put("source", "aws.scheduler");
        event.put("account", "000000000000");
        event.put("time", clock.instant().toString());
        event.put("region", "eu-west-1");
        event.putArray("resources");
        event.putObject("detail");
        return Json.bytes(event);
    }

    @Override
    public void close() {
        ticking.forEach(tick -> tick.cancel(false));
        timer.shutdownNow();
    }
}
