package dev.darkroom.worker.queue;

import dev.darkroom.observability.LogContext;
import dev.darkroom.observability.Metrics;
import dev.darkroom.observability.TraceHeader;
import dev.darkroom.worker.Limits;
import dev.darkroom.worker.run.RunEnd;
import dev.darkroom.worker.run.RunState;
import dev.darkroom.worker.run.RunWorker;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Takes messages as slots are free and has them worked on, until it is told to stop. A message that is received in the moment of
 * stopping is given back as well; one that the process dies with shows again when its invisibility ends.
 */
public final class Poller {

    private static final Logger LOG = LoggerFactory.getLogger(Poller.class);

    /** Between two polls when the queue cannot be reached. */
    private static final Duration PAUSE = Duration.ofSeconds(2);

    /** A worker whose lanes are all in use looks only now and then, so that an idle one, who waits at the queue, comes first. */
    private static final Duration COURTESY = Duration.ofMillis(500);

    private record InProgress(RunState state, Thread thread) {}

    private final WorkQueue queue;
    private final RunWorker worker;
    private final Limits limits;
    private final Runnable alive;
    private final int slots;
    private final Semaphore free;
    private final Heartbeats heartbeats;
    private final Map<Message, InProgress> inProgress = new ConcurrentHashMap<>();
    private final CountDownLatch stopping = new CountDownLatch(1);

    /** @param alive called at least once per poll, as long as there is nothing wrong with the loop */
    public Poller(WorkQueue queue, RunWorker worker, Limits limits, int slots, Runnable alive) {
        this.queue = queue;
        this.worker = worker;
        this.limits = limits;
        this.alive = alive;
        this.slots = slots;
        this.free = new Semaphore(slots);
        this.heartbeats = new Heartbeats(queue, limits);
    }

    /** Polls until {@link #stop}. */
    public void poll() throws InterruptedException {
        while (stopping.getCount() > 0) {
            alive.run();
            if (!free.tryAcquire(limits.heartbeat().toMillis(), TimeUnit.MILLISECONDS)) {
                continue;
            }
            Optional<Message> taken = take();
            if (taken.isPresent()) {
                begin(taken.get());
            } else {
                free.release();
            }
        }
    }

    private Optional<Message> take() throws InterruptedException {
        boolean busy = !worker.isIdle();
        // a slot becomes free by stopping as well, and what was just given back is not for this worker
        if (stopping.await(busy ? COURTESY.toMillis() : 0, TimeUnit.MILLISECONDS)) {
            return Optional.empty();
        }
        try {
            return queue.take(busy ? Duration.ZERO : limits.poll(), limits.visibility());
        } catch (SdkException unreachable) {
            LOG.warn("queue cannot be polled, next try in {} s: {}", PAUSE.toSeconds(), unreachable.getMessage());
            stopping.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
            return Optional.empty();
        }
    }

    private void begin(Message message) {
        var state = new RunState();
        Thread thread = Thread.ofPlatform().name("run-" + message.id()).unstarted(() -> work(message, state));
        inProgress.put(message, new InProgress(state, thread));
        if (stopping.getCount() > 0) {
            thread.start();
            return;
        }
        if (inProgress.remove(message) != null) {
            settle(message, RunEnd.STOPPED);
        }
        free.release();
    }

    private void work(Message message, RunState state) {
        LogContext.MESSAGE_ID.put(message.id());
        message.trace().map(TraceHeader::root).ifPresent(LogContext.TRACE_ID::put);
        LOG.atInfo()
                .addKeyValue(Metrics.KEY, Metrics.ofStage().millis("MessageAge", message.age()))
                .log("message taken");
        try {
            worker.work(message.body(), queue.weight(), state, heartbeats.of(message, state));
        } catch (InterruptedException stopped) {
            state.end(RunEnd.STOPPED);
        } catch (RuntimeException bug) {
            LOG.error("run breaks off", bug);
            state.end(RunEnd.UNREACHABLE);
        } finally {
            if (inProgress.remove(message) != null) {
                settle(message, state.reason().orElse(RunEnd.UNREACHABLE));
            }
            LogContext.clear();
            free.release();
        }
    }

    private void settle(Message message, RunEnd end) {
        try {
            switch (end.then()) {
                case DELETE -> queue.delete(message);
                case GIVE_BACK -> queue.hide(message, Duration.ZERO);
                case LEAVE -> LOG.info("message {} is left to the queue", message.id());
            }
        } catch (SdkException failed) {
            LOG.warn("message {} could not be settled and will show again: {}", message.id(), failed.getMessage());
        }
    }

    /**
     * Gives everything back at once, without waiting for photos in work, and takes nothing more. Returns when that is done or the time is
     * up.
     */
    public void stop(Duration within) throws InterruptedException {
        LOG.info("stopping, giving back {} of {} slots", slots - free.availablePermits(), slots);
        stopping.countDown();
        for (Map.Entry<Message, InProgress> entry : List.copyOf(inProgress.entrySet())) {
            InProgress run = entry.getValue();
            run.state().end(RunEnd.STOPPED);
            // whoever removes the entry settles the message, and is not to be interrupted meanwhile
            if (inProgress.remove(entry.getKey()) != null) {
                settle(entry.getKey(), run.state().reason().orElse(RunEnd.STOPPED));
                run.thread().interrupt();
            }
        }
        if (!free.tryAcquire(slots, within.toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.info("not waiting any longer for photos in work");
        }
    }
}
