package dev.darkroom.worker.queue;

import dev.darkroom.worker.Limits;
import dev.darkroom.worker.run.RunState;
import dev.darkroom.worker.run.RunWorker.Heart;
import dev.darkroom.worker.run.RunWorker.Pulse;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import software.amazon.awssdk.core.exception.SdkException;

/** Renews a message's invisibility and tells the service that its run lives. */
final class Heartbeats {

    private static final Logger LOG = LoggerFactory.getLogger(Heartbeats.class);

    private final WorkQueue queue;
    private final Limits limits;

    Heartbeats(WorkQueue queue, Limits limits) {
        this.queue = queue;
        this.limits = limits;
    }

    /** A heart for one message; each has a thread of its own, so that a slow answer delays nobody else's beat. */
    Heart of(Message message, RunState state) {
        return pulse -> {
            Map<String, String> context = MDC.getCopyOfContextMap();
            ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
            long period = limits.heartbeat().toMillis();
            ScheduledFuture<?> beating = thread.scheduleAtFixedRate(
                    () -> {
                        MDC.setContextMap(context);
                        if (!state.isOver()) {
                            renew(message);
                            beat(pulse);
                        }
                    },
                    period,
                    period,
                    TimeUnit.MILLISECONDS);
            return () -> {
                beating.cancel(true);
                thread.shutdownNow();
            };
        };
    }

    private void renew(Message message) {
        try {
            queue.hide(message, limits.visibility());
        } catch (SdkException failed) {
            // two more beats fit before the message shows again
            LOG.warn("invisibility of message {} was not renewed: {}", message.id(), failed.getMessage());
        }
    }

    private static void beat(Pulse pulse) {
        try {
            pulse.beat();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException bug) {
            // an exception that leaves this method would end the schedule without a word
            LOG.error("heartbeat failed", bug);
        }
    }
}
