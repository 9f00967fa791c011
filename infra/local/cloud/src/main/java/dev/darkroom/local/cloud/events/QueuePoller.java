package dev.darkroom.local.cloud.events;

import dev.darkroom.local.cloud.lambda.FunctionPool;
import dev.darkroom.local.cloud.lambda.Outcome;
import dev.darkroom.local.cloud.process.Logs;
import dev.darkroom.local.template.Queue;
import dev.darkroom.local.template.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * An SQS event source. Receives batches, invokes the function, and deletes what it took; what it did not take comes back by the
 * queue's own visibility time-out, and goes to the dead-letter queue by the queue's own redrive policy.
 */
public final class QueuePoller implements AutoCloseable {
    private static final int MAX_RECEIVE = 10;
    private static final int LONG_POLL_SECONDS = 20;
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private final Trigger.QueueSource source;
    private final Queue queue;
    private final FunctionPool function;
    private final SqsClient sqs;
    private final InstantSource clock;
    private final Logs logs;
    private final Semaphore slots;
    private final BatchEvents events;
    private final Thread thread;
    private volatile boolean closed;

    public QueuePoller(
            Trigger.QueueSource source,
            Queue queue,
            FunctionPool function,
            SqsClient sqs,
            String region,
            InstantSource clock,
            Logs logs) {
        this.source = source;
        this.queue = queue;
        this.function = function;
        this.sqs = sqs;
        this.clock = clock;
        this.logs = logs;
        this.slots = new Semaphore(source.maximumConcurrency());
        this.events = new BatchEvents(queue.arn(), region);
        this.thread = Thread.ofVirtual().name("poll-" + queue.name()).unstarted(this::poll);
    }

    /** Begins to poll. */
    public void start() {
        thread.start();
    }

    private void poll() {
        while (!closed) {
            try {
                slots.acquire();
                List<Message> batch = receive();
                if (batch.isEmpty()) {
                    slots.release();
                } else {
                    Thread.ofVirtual().start(() -> hand(batch));
                }
            } catch (SdkException e) {
                slots.release();
                pause(e);
            } catch (InterruptedException stopping) {
                return;
            }
        }
    }

    private void pause(SdkException failure) {
        if (closed) {
            return;
        }
        logs.line(queue.logicalId(), "could not be polled, next try in a second: " + failure.getMessage());
        try {
            Thread.sleep(AFTER_FAILURE);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /** One batch: the first receive waits long, then the window is used to fill it up. */
    private List<Message> receive() {
        List<Message> batch = new ArrayList<>(receive(source.batchSize(), LONG_POLL_SECONDS));
        Instant end = clock.instant().plus(source.window());
        while (!batch.isEmpty() && batch.size() < source.batchSize()) {
            long left = Duration.between(clock.instant(), end).toSeconds();
            List<Message> more = receive(source.batchSize() - batch.size(), Math.clamp(left, 0, 20));
            batch.addAll(more);
            if (more.isEmpty() && left <= 0) {
                break;
            }
        }
        return batch;
    }

    private List<Message> receive(int count, int waitSeconds) {
        return sqs.receiveMessage(request -> request.queueUrl(queue.url().toString())
                        .maxNumberOfMessages(Math.min(count, MAX_RECEIVE))
                        .waitTimeSeconds(waitSeconds)
                        .messageAttributeNames("All")
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
                .messages();
    }

    private void hand(List<Message> batch) {
        try {
            Outcome outcome = function.invoke(events.event(batch));
            Optional<Set<String>> failed = failures(outcome, batch);
            if (failed.isEmpty()) {
                logs.line(queue.logicalId(), batch.size() + " messages come back: " + outcome);
                return;
            }
            delete(batch.stream()
                    .filter(message -> !failed.get().contains(message.messageId()))
                    .toList());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (SdkException e) {
            if (!closed) {
                logs.line(queue.logicalId(), "done messages could not be deleted and come again: " + e.getMessage());
            }
        } finally {
            slots.release();
        }
    }

    /** The ids that the function did not take; nothing at all when the whole batch has to come again. */
    private Optional<Set<String>> failures(Outcome outcome, List<Message> batch) {
        return switch (outcome) {
            case Outcome.Answered answered ->
                source.partialFailures() ? BatchEvents.failures(answered.payload(), batch) : Optional.of(Set.of());
            case Outcome.Failed failed -> Optional.empty();
            case Outcome.TimedOut timedOut -> Optional.empty();
            case Outcome.Crashed crashed -> Optional.empty();
        };
    }

    private void delete(List<Message> done) {
        for (int from = 0; from < done.size(); from += MAX_RECEIVE) {
            List<DeleteMessageBatchRequestEntry> entries = new ArrayList<>();
            for (Message message : done.subList(from, Math.min(done.size(), from + MAX_RECEIVE))) {
                entries.add(DeleteMessageBatchRequestEntry.builder()
                        .id(String.valueOf(entries.size()))
                        .receiptHandle(message.receiptHandle())
                        .build());
            }
            sqs.deleteMessageBatch(
                    request -> request.queueUrl(queue.url().toString()).entries(entries));
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}
