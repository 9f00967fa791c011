package dev.darkroom.composition.objects;

import dev.darkroom.observability.Metrics;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks a language model, and the local naming when the model has not answered in time or not well. Who asked does not learn which one it
 * was; a log line and the metric {@code ObjectsFallback} say so to the operator.
 */
public final class ModelOrLocal implements ObjectNaming {
    /** From the question to the checked answer, connecting, the key and retries included (contract). */
    public static final Duration ANSWER_WITHIN = Duration.ofSeconds(3);

    private static final Logger LOG = LoggerFactory.getLogger(ModelOrLocal.class);

    private final LanguageModel model;
    private final ObjectNaming local;
    private final Duration within;

    /** @param within how long the model may take in all */
    public ModelOrLocal(LanguageModel model, ObjectNaming local, Duration within) {
        this.model = model;
        this.local = local;
        this.within = within;
    }

    @Override
    public List<String> labels(String prompt) {
        // on a virtual thread: an interrupt ends its reading from a socket, which no time-out of a client does for all
        // of a call
        var call = new FutureTask<>(() -> model.labels(prompt));
        Thread.ofVirtual().name("objects-model").start(call);
        try {
            return call.get(within.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            logFallback("no answer within " + within.toMillis() + " ms");
        } catch (ExecutionException failed) {
            logFallback(reason(failed));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            logFallback("interrupted");
        } finally {
            call.cancel(true);
        }
        return local.labels(prompt);
    }

    /** Of a fault of ours only its kind and its place: its message may quote what must not be logged. */
    private static String reason(ExecutionException failed) {
        Throwable failure = Objects.requireNonNullElse(failed.getCause(), failed);
        if (failure instanceof NamingFailed said) {
            return String.valueOf(said.getMessage());
        }
        StackTraceElement[] trace = failure.getStackTrace();
        return failure.getClass().getName() + (trace.length == 0 ? "" : " at " + trace[0]);
    }

    private static void logFallback(String reason) {
        LOG.atWarn()
                .addKeyValue("reason", reason)
                .addKeyValue(Metrics.KEY, Metrics.ofStage().count("ObjectsFallback", 1))
                .log("the language model did not name the objects, the local naming does");
    }
}
