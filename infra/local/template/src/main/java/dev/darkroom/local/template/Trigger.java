package dev.darkroom.local.template;

import java.time.Duration;
import java.util.Optional;

/** What makes a function run, apart from the WebSocket API, whose routes name their functions. */
public sealed interface Trigger {

    /**
     * A route of the HTTP API.
     *
     * @param method upper case, or {@code ANY}
     * @param path as in the template, with {@code {name}} and {@code {name+}}; {@code $default} takes what no route takes
     */
    record HttpRoute(String method, String path) implements Trigger {}

    /**
     * A queue whose messages are handed over in batches.
     *
     * @param queue logical id
     * @param batchSize 1 to 10,000
     * @param window how long a batch may be gathered, 0 s to 300 s
     * @param partialFailures whether the answer names the messages that failed
     * @param maximumConcurrency batches at the same time
     */
    record QueueSource(String queue, int batchSize, Duration window, boolean partialFailures, int maximumConcurrency)
            implements Trigger {}

    /** A schedule at a fixed rate; {@code input} replaces the scheduler's own event, as JSON. */
    record Schedule(Duration every, Optional<String> input) implements Trigger {}
}
