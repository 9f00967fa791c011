package dev.darkroom.jobs.sqs;

import dev.darkroom.contract.Json;
import dev.darkroom.contract.worker.RulesRun;
import dev.darkroom.jobs.WorkQueue;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.Map;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** {@link WorkQueue} in SQS. */
@Singleton
@Requires(property = "work.queue.url")
final class SqsWorkQueue implements WorkQueue {
    private final SqsClient client;
    private final String url;

    /** @param url of the queue ({@code WORK_QUEUE_URL}) */
    SqsWorkQueue(SqsClient client, @Property(name = "work.queue.url") String url) {
        this.client = client;
        this.url = url;
    }

    @Override
    public void send(RulesRun run) {
        client.sendMessage(request -> request.queueUrl(url)
                .messageBody(Json.write(run))
                // Of a standard queue: a user with many runs does not keep another's waiting.
                .messageGroupId(run.userId())
                .messageAttributes(Map.of("kind", text(run.kind()), "tenant", text(run.userId()))));
    }

    private static MessageAttributeValue text(String value) {
        return MessageAttributeValue.builder()
                .dataType("String")
                .stringValue(value)
                .build();
    }
}
