package dev.darkroom.composition.sqs;

import dev.darkroom.aws.WorkMessages;
import dev.darkroom.aws.WorkMessages.Line;
import dev.darkroom.composition.Run;
import dev.darkroom.composition.RunQueue;
import dev.darkroom.contract.Json;
import dev.darkroom.contract.worker.GenerationRun;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * {@link RunQueue} in the two work queues: a run that somebody pays for goes first. Every run is a group of its own, so that the branches of a
 * session wait for no other.
 */
@Singleton
@Requires(property = "work.queue.url")
final class SqsRunQueue implements RunQueue {
    private final WorkMessages messages;

    SqsRunQueue(WorkMessages messages) {
        this.messages = messages;
    }

    @Override
    public void send(Run run, GenerationRun message) {
        // neither groups nor names of messages may hold a slash
        var group = run.id().value().replace('/', ':');
        try {
            messages.send(
                    run.payer() == null ? Line.FREE : Line.PAID,
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
