package dev.darkroom.composition.sqs;

import dev.darkroom.aws.WorkMessages;
import dev.darkroom.composition.Run;
import dev.darkroom.composition.RunQueue;
import dev.darkroom.contract.Json;
import dev.darkroom.contract.worker.GenerationRun;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * {@link RunQueue} in a FIFO queue of SQS of its own: who watches a picture form waits for nobody's job. Every run is a group of its own, so that
 * the branches of a session wait for no other.
 */
@Singleton
@Requires(property = "interactive.work.queue.url")
final class SqsRunQueue implements RunQueue {
    private final WorkMessages messages;
    private final String url;

    /** @param url of the queue ({@code INTERACTIVE_WORK_QUEUE_URL}) */
    SqsRunQueue(WorkMessages messages, @Property(name = "interactive.work.queue.url") String url) {
        this.messages = messages;
        this.url = url;
    }

    @Override
    public void send(Run run, GenerationRun message) {
        // neither groups nor names of messages may hold a slash
        var group = run.id().value().replace('/', ':');
        try {
            messages.send(
                    url,
                    new WorkMessages.Message(
                            message.kind(),
                            message.sessionId(),
                            group,
                            group + ":" + run.version(),
                            Json.write(message)));
        } catch (SdkException refused) {
            throw new RunNotQueued("run " + run.id() + " was not queued", refused);
        }
    }
}
